"""A conversation with many followers: a task notifies them, in batches."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.comments import states
from community.comments.models import Conversation, Mute
from community.members.models import User
from community.notifications import notify as notifying
from community.notifications.models import Kind, Notification, Subscription
from community.notifications.notify import notify, notify_followers


def add_followers(thing, count: int) -> list[User]:
    conversation = Conversation.objects.get_or_create_for(thing)
    names = [f"follower-{User.objects.count() + number}" for number in range(count)]
    members = User.objects.bulk_create([User(username=name, email=f"{name}@example.org") for name in names])
    Subscription.objects.bulk_create([Subscription(member=member, target=conversation) for member in members])
    return members


@pytest.fixture
def enqueued(monkeypatch) -> list[int]:
    """The ids of the comments about whose followers a task was ordered; nobody carries it out."""
    ordered: list[int] = []
    monkeypatch.setattr(type(notify_followers), "enqueue", lambda task, pk: ordered.append(pk))
    return ordered


def told() -> list[int]:
    return sorted(Notification.objects.values_list("recipient", flat=True))


def test_few_are_told_at_once_and_more_by_a_task(say, thing, enqueued):
    few = add_followers(thing, notifying.FOLLOWERS_AT_ONCE)
    notify(say("one"))
    assert (told(), enqueued) == ([member.pk for member in few], [])

    more = add_followers(thing, 1)
    comment = say("two")
    notify(comment)
    assert (len(told()), enqueued) == (len(few), [comment.pk])

    notify_followers.func(comment.pk)
    assert set(Notification.objects.filter(comment=comment).values_list("recipient", flat=True)) == {
        member.pk for member in few + more
    }


def test_who_is_answered_hears_of_it_before_the_task_and_not_twice(say, thing, member, other_member, enqueued):
    add_followers(thing, 60)
    Subscription.objects.create(member=member, target=Conversation.objects.get())
    answer = say("words", by=other_member, to=say("top", by=member))

    notify(answer)
    assert [(row.recipient, row.kind) for row in Notification.objects.all()] == [(member, Kind.REPLY)]

    for _ in range(2):
        notify_followers.func(answer.pk)
    assert Notification.objects.get(recipient=member).kind == Kind.REPLY
    assert Notification.objects.count() == 61


def test_what_was_taken_back_before_the_task_ran_is_told_to_nobody(say, thing, enqueued):
    add_followers(thing, 60)
    comment = say("words")
    notify(comment)

    states.change_status(comment, "removed")
    notify_followers.func(comment.pk)
    notify_followers.func(0)

    assert told() == []


def test_muting_and_who_left_are_respected_in_a_batch(say, thing, other_member, enqueued):
    first, second, *_ = add_followers(thing, 60)
    Mute.objects.create(member=first, person=other_member)
    User.objects.filter(pk=second.pk).update(is_active=False)

    notify_followers.func(say("words", by=other_member).pk)

    assert len(told()) == 58
    assert {first.pk, second.pk}.isdisjoint(told())


def test_queries_grow_with_batches_and_not_with_people(say, thing, monkeypatch, enqueued):
    monkeypatch.setattr(notifying, "BATCH", 10)

    def queries(count: int) -> int:
        add_followers(thing, count)
        comment = say(f"words for {count}")
        with CaptureQueriesContext(connection) as captured:
            notify_followers.func(comment.pk)
        return len(captured)

    one, two_more = queries(4), queries(5)  # four followers, then nine
    ten_batches = queries(91)  # a hundred

    assert one == two_more
    # For each further batch as many as for the first, without the first look at the comment and the page.
    assert ten_batches <= 10 * one


def test_restoring_brings_back_what_was_told_and_tells_nobody_twice(say, thing, member):
    follower, *_ = add_followers(thing, 1)
    comment = say("words", by=member)
    notify(comment)

    states.change_status(comment, "removed")
    assert not Notification.objects.visible_to(follower).exists()
    states.change_status(comment, "published")
    notify(comment)

    assert Notification.objects.visible_to(follower).count() == Notification.objects.count() == 1
