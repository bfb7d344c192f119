"""What a moderator decides is told to the member who wrote it, and to nobody else."""

import pytest

from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.models import Act
from community.notifications.models import Kind, Notification
from community.posting.journey import withdraw
from tests.things.models import Thing


@pytest.fixture(autouse=True)
def _commits(django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr("django.db.transaction.on_commit", lambda then, **kwargs: then())


def seen_by(member) -> list[tuple[str, str]]:
    return list(Notification.objects.visible_to(member).values_list("kind", "detail"))


def test_that_it_is_live(say, member, moderator):
    decide(say("words", by=member, status="held"), Act.APPROVE, by=moderator)

    assert seen_by(member) == [(Kind.APPROVED, "")]


def test_that_it_was_removed_with_the_house_rule_and_live_again(say, member, moderator):
    comment = say("words", by=member)

    decide(comment, Act.REMOVE, by=moderator, reason="unkind", note="Not the person.")
    assert seen_by(member) == [(Kind.REMOVED, "Unkind to a person")]
    decide(comment, Act.RESTORE, by=moderator)

    assert seen_by(member) == [(Kind.APPROVED, "")]
    assert Notification.objects.count() == 1


def test_another_reason_is_told_in_the_moderators_words(say, member, moderator):
    decide(say("words", by=member), Act.REMOVE, by=moderator, reason="other", note="A joke " + "too far " * 30)

    [(_, detail)] = seen_by(member)
    assert detail.startswith("A joke too far too far")
    assert len(detail) <= 200


def test_that_it_was_marked_as_spam(say, member, moderator):
    decide(say("words", by=member), Act.SPAM, by=moderator)

    assert seen_by(member) == [(Kind.SPAM, "")]


def test_nothing_to_guests(say, moderator):
    decide(say("a guest's", status="held"), Act.APPROVE, by=moderator)

    assert not Notification.objects.exists()


def test_a_withdrawn_comment_is_spoken_of_no_more(say, member, moderator):
    comment = say("words", by=member, status="held")
    decide(comment, Act.APPROVE, by=moderator)

    withdraw(comment, by=member)

    assert not Notification.objects.exists()


def test_approving_an_edit_tells_those_answered_no_second_time(say, member, other_member, moderator):
    reply = say("answer", by=member, to=say("top", by=other_member), status="held")
    decide(reply, Act.APPROVE, by=moderator)
    reply.status = "held"  # by the filter, after an edit
    reply.save()
    assert seen_by(other_member) == []

    decide(reply, Act.APPROVE, by=moderator)

    assert seen_by(other_member) == [(Kind.REPLY, "")]
    assert Notification.objects.filter(recipient=other_member).count() == 1
    assert seen_by(member) == [(Kind.APPROVED, "")]


@pytest.mark.parametrize("act", [Act.REMOVE, Act.SPAM])
def test_of_a_page_that_the_member_may_no_longer_read_nothing_is_shown(say, member, moderator, thing, act):
    comment = say("words", by=member)
    Thing.objects.update(is_secret=True)
    comment = Comment.objects.get(pk=comment.pk)

    decide(comment, act, by=moderator, reason="unkind", note="Not the person.")

    assert seen_by(member) == []
    assert Notification.objects.get().is_hidden
