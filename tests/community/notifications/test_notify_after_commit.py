"""A process that dies between the commit and the notifications loses none of them.

In these tests a process dies when its callbacks for after the commit are not run.
"""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from community.comments.models import Comment
from community.notifications.models import GuestAnswer, Notification, PendingNotification, Subscription
from community.notifications.notify import FOLLOWERS_AT_ONCE, notify_followers
from community.notifications.notify_after_commit import (
    GIVEN_UP_AFTER,
    TAKEN_OVER_AFTER,
    carry_out,
    notify_after_commit,
    notify_pending,
)
from tests.factories import UserFactory

LATER = TAKEN_OVER_AFTER + timedelta(seconds=1)


@pytest.fixture
def answer(say, member, other_member):
    return say("Standing up.", by=other_member, to=say("How?", by=member))


def told() -> list[tuple[int, str]]:
    return list(Notification.objects.order_by("pk").values_list("recipient", "kind"))


def test_after_the_commit_all_are_told_and_nothing_is_left(answer, member, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        notify_after_commit(answer)
        assert told() == []

    assert told() == [(member.pk, "reply")]
    assert not PendingNotification.objects.exists()


@pytest.mark.parametrize(("since", "expected"), [(TAKEN_OVER_AFTER - timedelta(seconds=1), 0), (LATER, 1)])
def test_what_a_dead_process_left_the_timer_finishes(answer, member, since, expected):
    notify_after_commit(answer)
    PendingNotification.objects.update(created_at=timezone.now() - since)

    call_command("send_notification_emails")
    assert told() == [(member.pk, "reply")] * expected
    assert PendingNotification.objects.count() == 1 - expected


def test_a_comment_that_was_rolled_back_leaves_nothing(answer):
    with transaction.atomic():
        notify_after_commit(answer)
        transaction.set_rollback(True)
    assert not PendingNotification.objects.exists()


@pytest.fixture
def crowd(answer):
    """More followers than are told within the request."""
    followers = [UserFactory() for _ in range(FOLLOWERS_AT_ONCE + 1)]
    Subscription.objects.bulk_create(Subscription(member=one, target=answer.conversation) for one in followers)
    return sorted(one.pk for one in followers)


def test_what_the_worker_never_did_for_a_crowd_the_timer_does(answer, member, crowd, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    notify_after_commit(answer)
    carry_out(PendingNotification.objects.get(), answer)
    assert told() == [(member.pk, "reply")]

    assert notify_pending(timezone.now() + LATER) == 1
    assert told() == [(member.pk, "reply"), *((pk, "followed") for pk in crowd)]
    assert not PendingNotification.objects.exists()


def test_the_worker_that_comes_after_the_timer_tells_nobody_twice(answer, crowd):
    notify_after_commit(answer)
    notify_pending(timezone.now() + LATER)
    before = told()

    notify_followers.func(answer.pk)
    assert told() == before


def test_the_task_for_a_crowd_ends_it(answer, member, crowd):
    notify_after_commit(answer)
    carry_out(PendingNotification.objects.get(), answer)

    assert told() == [(member.pk, "reply"), *((pk, "followed") for pk in crowd)]
    assert not PendingNotification.objects.exists()


def test_after_an_edit_only_those_whom_it_mentions_are_told_also_by_the_timer(answer, member, crowd):
    Comment.objects.filter(pk=answer.pk).update(comment=f"Standing up, @{member.username}.")
    notify_after_commit(Comment.objects.get(pk=answer.pk), mentions_only=True)

    notify_pending(timezone.now() + LATER)
    assert told() == [(member.pk, "mention")]


@pytest.mark.parametrize("status", ["removed", "withdrawn", "spam", "held"])
def test_what_is_not_published_any_more_is_not_told(answer, status):
    notify_after_commit(answer)
    Comment.objects.filter(pk=answer.pk).update(status=status)

    notify_pending(timezone.now() + LATER)
    assert (told(), PendingNotification.objects.count()) == ([], 0)


def test_guests_are_remembered_too(answer, member, other_member, say):
    above = answer.reply_to
    Subscription.objects.create(guest_email="guest@example.org", target=above, origin="guest")
    notify_after_commit(answer)

    notify_pending(timezone.now() + LATER)
    assert GuestAnswer.objects.get().comment_id == answer.pk


def test_one_that_fails_does_not_hold_up_the_next(answer, member, say, other_member, monkeypatch, caplog):
    broken = say("Broken.", by=other_member, to=answer.reply_to)
    for comment in (broken, answer):
        notify_after_commit(comment)
    whole = notify_pending.__globals__["direct_reasons"]

    def fail(comment):
        if comment.pk == broken.pk:
            raise OSError
        return whole(comment)

    monkeypatch.setitem(notify_pending.__globals__, "direct_reasons", fail)
    notify_pending(timezone.now() + LATER)

    assert list(Notification.objects.values_list("comment", flat=True)) == [answer.pk]
    assert PendingNotification.objects.get().comment_id == broken.pk
    assert f"Nobody could be told of comment {broken.pk}" in caplog.text


def test_what_could_not_be_told_in_a_day_is_given_up(answer):
    notify_after_commit(answer)
    assert notify_pending(timezone.now() + GIVEN_UP_AFTER + timedelta(seconds=1)) == 0
    assert (told(), PendingNotification.objects.count()) == ([], 0)
