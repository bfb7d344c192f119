"""What a moderator does from the menu below a comment: at once, but for what needs a reason."""

import pytest
from django.test import Client
from django.utils import timezone

from community.comments import editing
from community.comments.models import Comment
from community.conversations.comment_tree import row_of
from community.moderation.models import Decision
from community.moderation.moderator_actions import moderator_actions

Status = Comment.Status


@pytest.fixture
def moderator_client(moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


def actions(comment):
    return {action.text: action for action in moderator_actions(row_of(comment), timezone.localtime())}


@pytest.mark.parametrize(
    ("status", "texts"),
    [
        (Status.HELD, ["Approve", "Spam", "Remove…"]),
        (Status.UNCONFIRMED, ["Approve", "Spam"]),
        (Status.PUBLISHED, ["Spam", "Remove…"]),
        (Status.SPAM, ["Restore"]),
        (Status.REMOVED, ["Restore"]),
    ],
)
def test_each_status_has_its_acts(say, status, texts):
    assert list(actions(say("words", status=status))) == texts


def test_who_has_an_account_can_be_warned_from_here(say, member):
    assert actions(say("words", by=member))["Warn or suspend…"].url.endswith("/sanction/")


def test_an_act_with_a_reason_is_a_link_and_every_other_a_button(say):
    found = actions(say("words", status=Status.HELD))

    assert {text: action.field for text, action in found.items()} == {
        "Approve": "has_read",
        "Spam": "has_read",
        "Remove…": "",
    }


def press(client, action):
    return client.post(action.url, {action.field: action.value})


def test_one_press_approves_and_leads_back_to_the_comment(say, moderator_client):
    held = say("words", status=Status.HELD)

    answer = press(moderator_client, actions(held)["Approve"])

    assert answer["Location"] == f"/comments/{held.pk}/"
    held.refresh_from_db()
    assert held.status == Status.PUBLISHED
    assert [one.act for one in Decision.objects.all()] == ["approve"]


def test_a_text_that_was_changed_meanwhile_is_not_approved(say, member, moderator_client):
    held = say("words", by=member, status=Status.HELD)
    button = actions(held)["Approve"]
    editing.edit_comment(held, "Other words.", instead_of=editing.fingerprint("words"))

    press(moderator_client, button)

    held.refresh_from_db()
    assert held.status == Status.HELD
    assert not Decision.objects.exists()
