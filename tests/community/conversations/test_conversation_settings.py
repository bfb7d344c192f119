from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from community.comments.models import Conversation
from tests.community.posting.conftest import sign_in


@pytest.fixture
def address(thing) -> str:
    return f"/comments/on/things.thing/{thing.pk}/settings/"


@pytest.fixture
def save(address) -> Callable[..., Any]:
    """save(client, note="…"): the form as it comes, with these fields filled in."""

    def save(client: Client, **typed: str) -> Any:
        return client.post(address, {"state": "open", "note": "", "closes_after": ""} | typed)

    return save


def test_a_moderator_closes_with_a_sentence_and_the_log_knows(thing, say, moderator, save):
    say("words")

    answer = save(sign_in(moderator), state="closed", note="It went in circles.")

    assert answer["Location"] == f"/things/{thing.pk}/#conversation"
    conversation = Conversation.objects.get()
    assert (conversation.state, conversation.note, conversation.comment_count) == ("closed", "It went in circles.", 1)
    entry = LogEntry.objects.get()
    assert (entry.user, entry.change_message) == (moderator, "state: closed, note: It went in circles.")


def test_the_author_of_what_is_talked_about_may_as_well_before_anybody_spoke(thing, author, save):
    thing.owner_id = author.pk
    thing.save()

    save(sign_in(author), closes_after="14", is_for_members="on", is_read_first="on")

    conversation = Conversation.objects.get()
    assert (conversation.closes_after, conversation.is_for_members, conversation.is_read_first) == (14, True, True)


def test_looking_makes_no_conversation(moderator, address):
    assert sign_in(moderator).get(address).status_code == 200
    assert not Conversation.objects.exists()


def test_what_is_said_while_the_form_is_open_stays_counted(say, moderator, address, save):
    say("words")
    client = sign_in(moderator)
    client.get(address)
    say("more words")

    save(client, state="paused")

    conversation = Conversation.objects.get()
    assert (conversation.state, conversation.comment_count) == ("paused", 2)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("closes_after", "0", "At least one day."),
        ("closes_after", "-5", "At least one day."),
        ("closes_after", "99999999999", "At most ten years."),
        ("closes_after", "soon", "Enter a whole number."),
        ("note", "x" * 5000, "Ensure this value has at most 200 characters (it has 5000)."),
        ("state", "gone", "Select a valid choice."),
    ],
)
def test_nonsense_is_explained_and_changes_nothing(moderator, save, field, value, sentence):
    page = save(sign_in(moderator), **{field: value})

    assert page.status_code == 422
    assert sentence in page.text
    assert Conversation.objects.filter(state="open", note="", closes_after=None).count() == 1


def test_it_is_nobody_elses(client, member, author, address, thing):
    assert client.get(address)["Location"] == f"/account/login/?next={address}"
    assert client.post(address)["Location"] == f"/account/login/?next={address}"
    for other in (member, author):  # who wrote something else
        assert sign_in(other).get(address).status_code == 403
        assert sign_in(other).post(address, {"state": "closed"}).status_code == 403
    assert not Conversation.objects.exists()


def test_what_one_may_not_read_has_no_settings(thing, moderator, address):
    thing.is_secret = True
    thing.save()

    assert sign_in(moderator).get(address).status_code == 404
    assert sign_in(moderator).get("/comments/on/things.thing/999/settings/").status_code == 404
