"""Many comments at once end as each of them alone would: the same rows, the same counters, the same drafts."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from community.comments import bulk_states, reactions, states
from community.comments.models import Comment, Conversation, SavedDraft
from community.comments.models.conversation import content_type_of
from tests.factories import UserFactory
from tests.things.models import Thing

Status = Comment.Status
NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
POSSIBLE = [
    (before, after) for before, after in product(Status.values, repeat=2) if after in states.TRANSITIONS[before]
]


def one_by_one(comments: list[Comment], to: str) -> None:
    for comment in comments:
        states.change_status(comment, to)


def all_at_once(comments: list[Comment], to: str) -> None:
    with transaction.atomic():
        bulk_states.change_statuses(bulk_states.lock_comments([comment.pk for comment in comments]), to)


def seen(thing: Thing) -> dict[str, Any]:
    """Everything that a change of status may change, of this thing. Comments are told apart by their words."""
    rows = Comment.objects.filter(conversation=Conversation.objects.find(thing)).order_by("pk")
    fields = ("status", "is_public", "is_removed", "published_at", "nested_count", "thread_max_reactions")
    words = dict(rows.values_list("pk", "comment"))
    return {
        "comments": {row["comment"]: [row[field] for field in fields] for row in rows.values("comment", *fields)},
        "count": Conversation.objects.find(thing).comment_count,
        "last": Conversation.objects.find(thing).last_comment_at,
        "drafts": [
            (draft.body, words.get(draft.reply_to_id))
            for draft in SavedDraft.objects.filter(object_id=thing.pk).order_by("pk")
        ],
    }


def conversation_in(thing: Thing, say: Callable[..., Comment], status: str) -> list[Comment]:
    """Two threads. Two comments in one and the reply in the other have the status; what stands around is published."""
    with time_machine.travel(NOW - timedelta(hours=1), tick=False):
        top = say("the bath is at seven", about=thing)
        first = say("at seven, we said", to=top, about=thing, status=status)
        below = say("and the bus was late", to=first, about=thing)
        second = say("at eight, then", to=below, about=thing, status=status)
        alone = say("another evening", about=thing, status=status)
    for comment, helped in ((first, 2), (below, 1)):
        for _ in range(helped):
            if comment.status == Status.PUBLISHED:
                reactions.add_reaction(comment, UserFactory())
    SavedDraft.objects.create(
        member=UserFactory(),
        content_type=content_type_of(thing),
        object_id=thing.pk,
        reply_to=second,
        body="what I wanted to say to that",
    )
    return [first, second, alone]


@pytest.mark.parametrize(("before", "after"), POSSIBLE)
def test_a_hundred_decisions_leave_what_each_alone_would(db, say, before, after):
    left, right = Thing.objects.create(title="One by one"), Thing.objects.create(title="All at once")
    singly, together = conversation_in(left, say, before), conversation_in(right, say, before)

    with time_machine.travel(NOW, tick=False):
        one_by_one(singly, after)
        all_at_once(together, after)

    assert seen(right) == seen(left)
    assert {comment.status for comment in Comment.objects.filter(pk__in=[one.pk for one in together])} == {after}


def test_every_conversation_shows_something_new_afterwards(db, say):
    things = [Thing.objects.create(title=title) for title in ("Breakfast", "Supper", "Nobody says anything here")]
    comments = [say("held", about=thing, status="held") for thing in things[:2]]
    say("published", about=things[2])
    versions = [Conversation.objects.find(thing).cache_version for thing in things]

    all_at_once(comments, Status.PUBLISHED)

    changed = [
        Conversation.objects.find(thing).cache_version != old for thing, old in zip(things, versions, strict=True)
    ]
    assert changed == [True, True, False]


def test_when_it_appeared_first_stays_when_it_comes_back(say):
    with time_machine.travel(NOW, tick=False):
        comment = say("words")

    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        all_at_once([comment], Status.REMOVED)
        all_at_once([comment], Status.PUBLISHED)

    comment.refresh_from_db()
    assert comment.published_at == NOW


def test_a_publication_that_was_a_mistake_is_forgotten_of_those_that_are_named(say):
    comments = [say("first"), say("second")]

    with transaction.atomic():
        locked = bulk_states.lock_comments([comment.pk for comment in comments])
        bulk_states.change_statuses(locked, Status.HELD, forget_publication=[comments[0].pk])

    forgotten, remembered = Comment.objects.order_by("pk")
    assert forgotten.published_at is None
    assert remembered.published_at is not None


def test_what_is_published_twice_is_counted_once(say, thing):
    comments = [say("held", status="held"), say("there already")]

    all_at_once(comments, Status.PUBLISHED)

    assert Conversation.objects.find(thing).comment_count == 2


def test_an_empty_list_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        bulk_states.change_statuses([], Status.SPAM)


@pytest.mark.parametrize("to", [Status.PUBLISHED, Status.SPAM, Status.REMOVED])
def test_twenty_comments_cost_as_many_queries_as_two(thing, say, to):
    def queries(number: int) -> int:
        comments = [say(f"{number} of them: {one}", status="held") for one in range(number)]
        with CaptureQueriesContext(connection) as asked:
            all_at_once(comments, to)
        return len(asked)

    assert queries(20) == queries(2)


def test_they_are_read_again_under_the_lock(say):
    comment = say("words")
    Comment.objects.filter(pk=comment.pk).update(status=Status.HELD, comment="other words")

    with transaction.atomic():
        (locked,) = bulk_states.lock_comments([comment.pk])

    assert (locked.pk, locked.status, locked.text, locked.is_opening) == (comment.pk, Status.HELD, "other words", False)


def test_rooms_hear_of_them_once_with_all_keys(say):
    comments, heard = [say("first"), say("second")], []

    def hear(sender: type[Comment], keys: list[int], **_: Any) -> None:
        heard.append((sender, keys))

    bulk_states.statuses_changed.connect(hear)
    try:
        all_at_once(comments, Status.SPAM)
    finally:
        bulk_states.statuses_changed.disconnect(hear)

    assert heard == [(Comment, [comment.pk for comment in comments])]
