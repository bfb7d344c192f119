"""The page that applies today's rules to what waits: a button for each group, and one to put it back."""

import pytest
from django.test import Client

from community.comments.drafts import Draft
from community.comments.models import Comment
from community.moderation.models import Decision, Replay
from community.posting.journey import post
from community.spam import judge

pytestmark = pytest.mark.django_db

GROUP = "held-published/away/link"
TEXTS = (
    "Ours came from https://a.example.org and https://b.example.org/x last year.",
    "See https://c.example.org, https://d.example.org!",
)


@pytest.fixture
def desk(moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


@pytest.fixture
def waiting(thing, member, say, monkeypatch) -> list[Comment]:
    """Held for links, by rules that have been given up since."""
    monkeypatch.setattr(judge, "text_evidence", lambda features, model: ())
    say("Kind words.", by=member)
    comments = [post(Draft(target=thing, body=text, member=member)).comment for text in TEXTS]
    monkeypatch.setattr(judge, "EVIDENCE", ())
    monkeypatch.setattr(judge, "gates_of", lambda text, circumstances: ())
    return comments


def statuses() -> set[str]:
    return set(Comment.objects.exclude(comment="Kind words.").values_list("status", flat=True))


def test_looking_changes_nothing_and_says_how_many_and_why(desk, waiting) -> None:
    page = desk.get("/cms/review/replay/").text

    assert "2 comments would be published: what held them most was the link" in page
    assert "Publish all 2 of them" in page
    assert "See https://c.example.org" in page
    assert statuses() == {"held"}


def test_one_button_does_it_to_all_and_one_puts_it_back(desk, waiting) -> None:
    done = desk.post("/cms/review/replay/", {"group": GROUP}, follow=True).text
    after = statuses()
    back = desk.post(f"/cms/review/replay/{Replay.objects.get().pk}/undo/", follow=True).text

    assert (after, statuses()) == ({"published"}, {"held"})
    assert "2 comments are changed. You can put that back below." in done
    assert "2 comments are as before." in back
    assert sorted(Decision.objects.values_list("act", flat=True)) == ["replay", "replay", "undo", "undo"]


def test_a_group_that_is_gone_changes_nothing(desk, waiting) -> None:
    page = desk.post("/cms/review/replay/", {"group": "held-spam/praise"}, follow=True).text

    assert "Nothing was changed: these comments were decided about meanwhile." in page
    assert (statuses(), Replay.objects.count()) == ({"held"}, 0)


def test_when_nothing_would_change_the_page_says_so(desk, thing) -> None:
    assert "By today’s rules everything that waits would wait." in desk.get("/cms/review/replay/").text


def test_putting_back_is_no_link(desk) -> None:
    done = Replay.objects.create(group=GROUP)

    assert desk.get(f"/cms/review/replay/{done.pk}/undo/").status_code == 405
    assert desk.post("/cms/review/replay/77/undo/").status_code == 404


def test_the_page_costs_as_many_queries_for_many_as_for_one(desk, waiting, django_assert_max_num_queries) -> None:
    desk.get("/cms/review/replay/")
    with django_assert_max_num_queries(40) as one:
        desk.get("/cms/review/replay/")
    Comment.objects.filter(pk=waiting[0].pk).update(status="removed")
    with django_assert_max_num_queries(len(one)) as fewer:
        desk.get("/cms/review/replay/")

    assert len(fewer) == len(one)
