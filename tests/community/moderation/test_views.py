import re

import pytest
from django.test import Client

from community.comments import editing
from community.comments.models import Comment
from community.moderation.models import Decision
from community.spam.models import Judgement
from community.spam.verdicts import Evidence, Gate, Verdict

Status = Comment.Status


@pytest.fixture
def moderator_client(moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


@pytest.fixture
def held(say) -> Comment:
    comment = say("Work from home, see my two sites.", status="held")
    evidence = [
        Evidence("start", -1.0),
        Evidence("money/from-home", 1.5, {"quote": "work from home"}),
        Evidence("invitation/my-sites", 1.25, {"quote": "see my two sites"}),
    ]
    Judgement.objects.record(comment, Verdict.on(evidence, [Gate("newcomer")]))
    return comment


def test_the_review_page_shows_what_waits_with_its_evidence_and_what_it_adds_up_to(moderator_client, held):
    page = moderator_client.get("/cms/review/").text

    assert "Work from home, see my two sites." in page
    assert "Offers money for working from home: “work from home”." in page
    assert "<td>+1.25</td>" in page
    assert "Why the filter said “hold”: 1.75 points (hold from 0.0, reject from 3.0)" in page
    assert "This writer is new here, or was set back by a moderator.</th><td>always waits</td>" in page


def test_oldest_waits_first(moderator_client, say):
    first = say("first", status="held")
    second = say("second", status="held")

    page = moderator_client.get("/cms/review/").text

    assert page.index(f'id="c{first.pk}"') < page.index(f'id="c{second.pk}"')


@pytest.mark.parametrize("status", ["spam", "removed"])
def test_of_what_is_decided_the_newest_stands_first(moderator_client, say, status):
    first = say("first", status=status)
    second = say("second", status=status)

    page = moderator_client.get(f"/cms/review/{status}/").text

    assert page.index(f'id="c{second.pk}"') < page.index(f'id="c{first.pk}"')


@pytest.mark.parametrize("count", [2, 7])
def test_the_review_page_costs_the_same_for_any_number(moderator_client, say, member, count, django_assert_num_queries):
    top = say("top", by=member)
    for number in range(count):
        comment = say(f"held {number}", by=member if number % 2 else None, to=top, status="held")
        Judgement.objects.record(comment, Verdict.on([], [Gate("newcomer")]))
    moderator_client.get("/cms/review/")

    with django_assert_num_queries(17):
        moderator_client.get("/cms/review/")


def test_approving_from_the_review_page_returns_there(moderator_client, held):
    answer = moderator_client.post(f"/moderation/comments/{held.pk}/approve/", {"next": "/cms/review/"})

    assert answer["Location"] == "/cms/review/"
    held.refresh_from_db()
    assert held.status == Status.PUBLISHED


def test_a_get_asks_and_changes_nothing(moderator_client, held):
    for act in ("approve", "spam", "remove", "restore"):
        assert moderator_client.get(f"/moderation/comments/{held.pk}/{act}/").status_code == 200

    held.refresh_from_db()
    assert held.status == Status.HELD
    assert not Decision.objects.exists()


def test_removing_asks_for_a_reason_and_keeps_it(moderator_client, say):
    comment = say("unkind words")
    address = f"/moderation/comments/{comment.pk}/remove/"

    without = moderator_client.post(address)
    with_reason = moderator_client.post(address, {"reason": "unkind", "note": "Argue with the point."})

    assert without.status_code == 422
    assert with_reason.status_code == 302
    assert [(row.reason, row.note) for row in Decision.objects.all()] == [("unkind", "Argue with the point.")]


def test_another_reason_wants_a_sentence(moderator_client, say):
    answer = moderator_client.post(f"/moderation/comments/{say('words').pk}/remove/", {"reason": "other"})

    assert answer.status_code == 422
    assert "Please say which reason." in answer.text


def test_the_second_moderator_reads_what_the_first_did(moderator_client, administrator, held):
    other = Client()
    other.force_login(administrator)
    other.post(f"/moderation/comments/{held.pk}/spam/", {"next": "/cms/review/"})

    answer = moderator_client.post(f"/moderation/comments/{held.pk}/approve/", {"next": "/cms/review/"}, follow=True)

    assert "Nothing was changed: the comment was already marked as spam by Tobias Wendt." in answer.text
    held.refresh_from_db()
    assert held.status == Status.SPAM


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "&", "notices", "notifications", "?next=/", "\x00"],
)
def test_next_is_a_path_of_this_site_and_nothing_else(moderator_client, held, elsewhere):
    answer = moderator_client.post(f"/moderation/comments/{held.pk}/approve/", {"next": elsewhere})

    assert answer["Location"] == f"/comments/{held.pk}/"


def test_from_the_page_one_comes_back_to_what_is_left_there(moderator_client, say, thing):
    leaf, answered = say("leaf"), say("answered")
    say("answer", to=answered)
    removal = {"reason": "unkind"}

    there = [
        moderator_client.post(f"/moderation/comments/{comment.pk}/remove/", removal).url for comment in (leaf, answered)
    ]

    assert there == [f"/things/{thing.pk}/#conversation", f"/comments/{answered.pk}/"]
    assert moderator_client.post(f"/moderation/comments/{leaf.pk}/restore/").url == f"/comments/{leaf.pk}/"


def test_the_log_tells_who_did_what_and_why(moderator_client, say):
    comment = say("unkind words")
    moderator_client.post(
        f"/moderation/comments/{comment.pk}/remove/", {"reason": "unkind", "note": "Argue with the point."}
    )

    page = moderator_client.get("/cms/review/log/").text

    for words in ("Priya Raman", "removed", "Unkind to a person", "Argue with the point.", "by Ann Lee"):
        assert words in page


@pytest.mark.parametrize("page", ["0", "-1", "abc", "99999999999999999999", ""])
def test_page_numbers_out_of_range_show_a_page(moderator_client, held, page):
    assert moderator_client.get(f"/cms/review/?p={page}").status_code == 200


@pytest.mark.parametrize(
    "path", ["/moderation/comments/999/approve/", "/moderation/comments/1/explode/", "/moderation/comments/1/confirm/"]
)
def test_what_does_not_exist_is_not_found(moderator_client, path):
    assert moderator_client.get(path).status_code == 404
    assert moderator_client.post(path).status_code == 404


@pytest.mark.parametrize("page", ["/cms/review/", "/moderation/comments/{pk}/approve/"])
def test_text_changed_since_it_was_read_is_not_published_unread(moderator_client, say, page):
    comment = say("harmless words", status="held")
    shown = moderator_client.get(page.format(pk=comment.pk)).text
    seen = re.search(r'name="has_read" value="(\w+)"', shown)[1]
    editing.edit_comment(comment, "other words", instead_of=editing.fingerprint("harmless words"))
    address = f"/moderation/comments/{comment.pk}/approve/"

    answer = moderator_client.post(address, {"has_read": seen}, follow=True)
    assert "Please read them again." in answer.text
    assert Comment.objects.get().status == "held"

    moderator_client.post(address, {"has_read": editing.fingerprint("other words")})
    assert Comment.objects.get().status == "published"
