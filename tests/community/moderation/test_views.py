import re

import pytest
from django.test import Client

from community.comments import editing
from community.comments.models import Comment
from community.moderation.models import Decision

Status = Comment.Status


@pytest.fixture
def moderator_client(moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


@pytest.fixture
def held(say) -> Comment:
    return say("Work from home, see my two sites.", status="held")


def test_approving_returns_to_the_page_it_was_asked_from(moderator_client, held):
    answer = moderator_client.post(f"/moderation/comments/{held.pk}/approve/", {"next": "/cms/moderation/held/"})

    assert answer["Location"] == "/cms/moderation/held/"
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
    other.post(f"/moderation/comments/{held.pk}/spam/", {"next": "/cms/moderation/held/"})

    answer = moderator_client.post(
        f"/moderation/comments/{held.pk}/approve/", {"next": "/cms/moderation/held/"}, follow=True
    )

    assert "Nothing was changed. The comment by Ann Lee was already marked as spam by Tobias Wendt." in answer.text
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


@pytest.mark.parametrize(
    "path", ["/moderation/comments/999/approve/", "/moderation/comments/1/explode/", "/moderation/comments/1/confirm/"]
)
def test_what_does_not_exist_is_not_found(moderator_client, path):
    assert moderator_client.get(path).status_code == 404
    assert moderator_client.post(path).status_code == 404


def test_text_changed_since_it_was_read_is_not_published_unread(moderator_client, say):
    comment = say("harmless words", status="held")
    shown = moderator_client.get(f"/moderation/comments/{comment.pk}/approve/").text
    seen = re.search(r'name="has_read" value="(\w+)"', shown)[1]
    editing.edit_comment(comment, "other words", instead_of=editing.fingerprint("harmless words"))
    address = f"/moderation/comments/{comment.pk}/approve/"

    answer = moderator_client.post(address, {"has_read": seen}, follow=True)
    assert "Please read them again." in answer.text
    assert Comment.objects.get().status == "held"

    moderator_client.post(address, {"has_read": editing.fingerprint("other words")})
    assert Comment.objects.get().status == "published"


def test_ones_own_comment_has_a_sentence_instead_of_a_button(moderator_client, say, moderator):
    comment = say("mine", by=moderator)
    address = f"/moderation/comments/{comment.pk}/remove/"

    asked = moderator_client.get(address).text
    done = moderator_client.post(address, {"reason": "unkind", "next": "/cms/moderation/"}, follow=True).text

    assert "You wrote this comment, so another moderator decides about it." in asked
    assert '<button class="button primary"' not in asked
    assert "Nothing was changed. You wrote this comment, so another moderator decides about it." in done
