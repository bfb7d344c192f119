"""Who is told of what is said in a discussion, and of what was decided about it."""

import pytest

from community.comments import states
from community.comments.models import Comment
from community.conversations.mutes import mute_person
from community.discussions.models import Discussion
from community.notifications.following import subscriptions
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.models import Notification
from community.notifications.notify import notify
from tests.community.discussions.conftest import TITLE, sign_in
from tests.factories import UserFactory

Kind = Notification.Kind
ANSWER = "We walk to the river at five."


@pytest.fixture
def discussion(begin, member, other_member) -> Discussion:
    """By Jonas; Beatriz follows it."""
    found = begin(by=member)
    subscriptions.follow(other_member, FOLLOW_KINDS["conversation"], found)
    return found


def told() -> dict[str, str]:
    return dict(Notification.objects.values_list("recipient__username", "kind"))


def list_of(member) -> str:
    page = sign_in(member).get("/notifications/").text
    return page[page.index("<main") :]


def test_starter_and_followers_are_told_once_each(discussion, answer):
    said = answer(discussion, ANSWER)

    notify(said)
    notify(said)

    assert told() == {"jonas-m": Kind.ON_YOURS, "beatriz": Kind.FOLLOWED}
    assert Notification.objects.count() == 2


def test_nobody_is_told_of_their_own_answer(discussion, answer, member):
    notify(answer(discussion, ANSWER, by=member))

    assert told() == {"beatriz": Kind.FOLLOWED}


def test_a_held_answer_is_told_when_a_moderator_approves_it(
    discussion, answer, member, moderator, django_capture_on_commit_callbacks
):
    said = answer(discussion, ANSWER, by=UserFactory(username="new"), status="held")
    assert told() == {}

    with django_capture_on_commit_callbacks(execute=True):
        sign_in(moderator).post(f"/moderation/comments/{said.pk}/approve/")

    assert told() == {"jonas-m": Kind.ON_YOURS, "beatriz": Kind.FOLLOWED, "new": Kind.APPROVED}
    assert ANSWER in list_of(member)


def test_whoever_has_muted_the_writer_is_not_told(discussion, answer, other_member):
    said = answer(discussion, ANSWER)
    mute_person(other_member, said, on=True)

    notify(said)

    assert told() == {"jonas-m": Kind.ON_YOURS}


def test_after_unfollowing_nothing_more_comes(discussion, answer, other_member):
    subscriptions.unfollow(other_member, FOLLOW_KINDS["conversation"], discussion)

    notify(answer(discussion, ANSWER))

    assert told() == {"jonas-m": Kind.ON_YOURS}


def test_what_was_told_has_the_title_of_today(discussion, answer, other_member):
    notify(answer(discussion, ANSWER))
    Discussion.objects.filter(pk=discussion.pk).update(title="Is it Monday again?")

    found = list_of(other_member)

    assert ("Is it Monday again?" in found, TITLE.split("?")[0] in found) == (True, False)


@pytest.mark.parametrize("status", ["held", "removed", "withdrawn"])
def test_of_a_discussion_that_is_not_there_any_more_nothing_is_told_or_shown(discussion, answer, other_member, status):
    notify(answer(discussion, ANSWER))
    states.change_status(discussion.opening, Comment.Status(status))

    notify(answer(discussion, "Another."))

    assert Notification.objects.filter(recipient=other_member).count() == 1
    found = list_of(other_member)
    assert (ANSWER in found, TITLE.split("?")[0] in found) == (False, False)


def test_the_list_of_what_is_followed_names_it_and_no_longer_when_it_is_gone(discussion, other_member):
    def followed() -> bool:
        return TITLE.split("?")[0] in sign_in(other_member).get("/notifications/following/").text

    assert followed()
    states.change_status(discussion.opening, Comment.Status.REMOVED)
    assert not followed()


def test_the_starter_is_told_of_the_decision_and_not_by_whom(begin, member, decide):
    discussion = begin(by=member, status="held")

    decide(discussion, "remove", reason="unkind")

    assert told() == {"jonas-m": Kind.REMOVED}
    assert "Priya" not in list_of(member)


def test_what_was_hidden_with_a_discussion_is_there_again_when_it_comes_back(discussion, answer, other_member):
    notify(answer(discussion, ANSWER))
    for status, is_shown in ((Comment.Status.REMOVED, False), (Comment.Status.PUBLISHED, True)):
        states.change_status(discussion.opening, status)

        assert (ANSWER in list_of(other_member)) == is_shown
        assert Notification.objects.to_email().filter(recipient=other_member).exists() == is_shown


def test_a_decision_about_an_answer_in_a_hidden_discussion_does_not_name_it_until_it_is_back(
    discussion, answer, other_member, moderator, django_capture_on_commit_callbacks
):
    said = answer(discussion, ANSWER, by=other_member)
    states.change_status(discussion.opening, Comment.Status.REMOVED)
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(moderator).post(f"/moderation/comments/{said.pk}/remove/", {"reason": "unkind"})

    assert told() == {"beatriz": Kind.REMOVED}
    assert TITLE.split("?")[0] not in list_of(other_member)
    states.change_status(discussion.opening, Comment.Status.PUBLISHED)
    assert TITLE.split("?")[0] in list_of(other_member)
