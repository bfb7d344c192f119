"""Who joins with the address of a guest finds the comments, and decides whether readers know whose they are."""

import pytest

from community.comments.models import Comment, Confirmation
from community.moderation.models import Act, Decision
from community.notifications.models import Notification
from community.posting.joined_guest import written_as_guest
from tests.community.posting.conftest import sign_in
from tests.factories import UserFactory

Status = Comment.Status
TAKE_OVER = "/comments/yours/take-over/"


@pytest.fixture
def ann(db):
    return UserFactory(display_name="Tired but here", username="tired", email="Ann@example.org")


def confirmed(comment: Comment) -> Comment:
    Decision.objects.record(comment, Act.CONFIRM, actor=None, before=Status.UNCONFIRMED)
    return comment


def test_what_was_confirmed_with_the_same_address_is_listed_newest_first(ann, say):
    first, second = confirmed(say("First.")), confirmed(say("Second.", status="held"))

    assert list(written_as_guest(ann)) == [second, first]


def test_what_anybody_may_have_typed_is_not(ann, say):
    say("Waits for its link.", status="unconfirmed")
    say("Refused and then restored by a moderator, never confirmed.")
    confirmed(say("Removed.", status="removed"))

    assert list(written_as_guest(ann)) == []


def test_nothing_is_listed_before_the_member_has_confirmed_the_address(say):
    confirmed(say("First."))

    assert list(written_as_guest(UserFactory(email="ann@example.org", confirmed=False))) == []
    assert list(written_as_guest(UserFactory(email="ben@example.org"))) == []


def test_the_button_puts_the_name_on_them(ann, say, thing):
    comment = confirmed(say("First."))
    Confirmation.objects.issue(comment)
    Notification.objects.create(recipient=ann, comment=comment, kind="followed")

    answer = sign_in(ann).post(TAKE_OVER)

    assert answer["Location"] == "/members/tired/"
    comment.refresh_from_db()
    assert (comment.user, comment.name, comment.user_email) == (ann, "Tired but here", "")
    assert not Notification.objects.exists()
    assert sign_in(ann).get(f"/comments/{comment.pk}/withdraw/").status_code == 200
    assert "Tired but here" in sign_in(ann).get(f"/things/{thing.pk}/").text


def test_others_and_strangers_take_nothing_over(other_member, client, ann, say):
    comment = confirmed(say("First."))

    sign_in(other_member).post(TAKE_OVER)
    client.post(TAKE_OVER)
    sign_in(ann).get(TAKE_OVER)

    assert Comment.objects.get(pk=comment.pk).user is None
