"""What is saved at once has the same rows as what is saved one by one, in any tree and with any statuses."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core import mail
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.comments.bulk_saving import NewComment, save_comments
from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.comments.path import MAX_LEVEL, WIDTH, ids
from community.comments.recount import recount
from community.comments.saving import save_comment
from community.notifications.models import Notification, QueuedEmail, Subscription
from tests.factories import CommentFactory, UserFactory
from tests.things.models import Thing

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 2, 27, 19, 40, tzinfo=UTC)
#: What differs: the keys, which say when a row was written, and that it came from elsewhere.
COLUMNS = (
    *("level", "status", "comment", "body_html", "language", "user_id", "user_name", "user_email", "user_url", "alias"),
    *("submit_date", "published_at", "edited_at", "is_public", "is_removed", "nested_count", "reaction_count"),
    *("is_opening", "is_outcome", "name_was_removed", "is_kept_quiet", "content_note", "ip_hash", "site_id"),
    *("thread_max_reactions", "order", "followup"),
)
#: For each comment: which of those before it it answers (counted from the last), None for a thread; and its status.
TREES = st.lists(
    st.tuples(st.none() | st.integers(0, 6), st.sampled_from(["published", "published", *Comment.Status.values])),
    min_size=1,
    max_size=14,
)


def places(thing: Thing) -> list[tuple]:
    """Each comment's columns, in the order in which they were saved, with places in that order instead of keys."""
    comments = list(Comment.objects.filter(conversation=Conversation.objects.find(thing)).order_by("pk"))
    place = {comment.pk: number for number, comment in enumerate(comments)}
    return [
        (
            [place[pk] for pk in ids(comment.path)],
            place[comment.thread_id],
            place[comment.parent_id],
            place.get(comment.reply_to_id),
            *(getattr(comment, column) for column in COLUMNS),
        )
        for comment in comments
    ]


def counters(thing: Thing) -> tuple:
    found = Conversation.objects.find(thing)
    return found.comment_count, found.last_comment_at


def save_both_ways(tree: list[tuple[int | None, str]], writers: list) -> tuple[Thing, Thing]:
    at_once, singly = Thing.objects.create(title="At once"), Thing.objects.create(title="One by one")
    new, saved = [], []
    with time_machine.travel(MOMENT, tick=False):
        for number, (back, status) in enumerate(tree):
            answers = None if back is None or not number else max(0, number - 1 - back)
            member = writers[number % len(writers)]
            body = f"So *it* was, number {number}: https://example.org/{number}"
            guest = {} if member else {"guest_name": "Tom", "guest_email": "tom@example.com"}
            new.append(NewComment(body, MOMENT, status=status, member=member, answers=answers, **guest))
            draft = Draft(
                target=singly,
                body=body,
                member=member,
                guest_name="" if member else "Tom",
                guest_email="" if member else "tom@example.com",
                reply_to=None if answers is None else Comment.objects.get(pk=saved[answers].pk),
            )
            saved.append(save_comment(draft, status=status)[0])
        save_comments(at_once, new)
    return at_once, singly


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(tree=TREES)
def test_the_rows_and_the_counters_are_the_same(tree, member):
    at_once, singly = save_both_ways(tree, [member, None])

    assert places(at_once) == places(singly)
    assert counters(at_once) == counters(singly)
    assert set(recount().values()) == {0}
    Comment.objects.all().delete()
    Conversation.objects.all().delete()


@pytest.mark.parametrize("depth", [MAX_LEVEL, MAX_LEVEL + 1, MAX_LEVEL + 2])
def test_around_the_deepest_level_too(member, depth):
    at_once, singly = save_both_ways([(0, "published")] * (depth + 1), [member])

    assert places(at_once) == places(singly)
    last = Comment.objects.filter(conversation=Conversation.objects.find(at_once)).latest("pk")
    assert last.level == min(depth, MAX_LEVEL)
    assert len(last.path) == WIDTH * (last.level + 1)


@pytest.mark.parametrize("status", Comment.Status.values)
def test_each_status_is_a_row_as_saving_makes_it(status):
    at_once, singly = save_both_ways([(None, status), (0, "published")], [None])

    assert places(at_once) == places(singly)
    assert counters(at_once) == counters(singly) == (1 + (status == "published"), MOMENT)


@pytest.mark.parametrize("status", [status for status in Comment.Status.values if status != "published"])
def test_of_what_is_not_published_nothing_is_counted(status):
    thing = Thing.objects.create()

    save_comments(thing, [NewComment("x", MOMENT, status=status), NewComment("y", MOMENT, status=status, answers=0)])

    assert counters(thing) == (0, None)
    assert list(Comment.objects.order_by("pk").values_list("nested_count", "published_at")) == [(0, None), (0, None)]


def test_an_earlier_date_does_not_move_the_last_comment_back(member):
    thing = Thing.objects.create()
    with time_machine.travel(MOMENT, tick=False):
        CommentFactory(target=thing, member=member)

    save_comments(thing, [NewComment("before", datetime(2012, 2, 21, tzinfo=UTC), guest_name="Tom")])
    assert counters(thing) == (2, MOMENT)
    save_comments(thing, [NewComment("after", datetime(2026, 3, 1, tzinfo=UTC), guest_name="Tom")])
    assert counters(thing) == (3, datetime(2026, 3, 1, tzinfo=UTC))


def test_the_keys_come_in_the_order_of_the_list_and_are_the_rows():
    thing = Thing.objects.create()
    dates = [datetime(2012, 2, day, tzinfo=UTC) for day in (9, 3, 7)]

    keys = save_comments(thing, [NewComment(f"{at.day}", at, guest_name="Tom") for at in dates])

    assert keys == sorted(keys)
    assert list(Comment.objects.order_by("pk").values_list("pk", "comment")) == list(
        zip(keys, ["9", "3", "7"], strict=True)
    )
    assert Comment.objects.exclude(submit_date=F("published_at")).count() == 0


def test_nobody_hears_of_it(queued, member, other_member):
    """Not who is mentioned, not who is answered, not who follows the conversation."""
    thing = Thing.objects.create()
    first = CommentFactory(target=thing, member=other_member)
    Subscription.objects.create(target=thing, member=UserFactory())

    save_comments(
        thing,
        [
            NewComment(f"@{member.username} and @{other_member.username}", MOMENT, guest_name="Tom", answers=first),
            NewComment("And so on.", MOMENT, member=member, answers=0),
        ],
    )

    assert (Notification.objects.count(), QueuedEmail.objects.count(), mail.outbox) == (0, 0, [])


def test_what_answers_one_that_does_not_stand_before_it_saves_nothing():
    thing = Thing.objects.create()

    for answers in (0, 1, 5):
        with pytest.raises(IndexError):
            save_comments(thing, [NewComment("x", MOMENT, guest_name="Tom", answers=answers)])

    assert Comment.objects.count() == 0
    assert counters(thing) == (0, None)


def test_the_whole_list_is_saved_or_none_of_it(member):
    thing = Thing.objects.create()

    with pytest.raises(IndexError):
        save_comments(thing, [NewComment("x", MOMENT, member=member), NewComment("y", MOMENT, answers=7)])

    assert Comment.objects.count() == 0


def test_later_replies_find_their_place_below_what_was_saved_at_once(member):
    thing = Thing.objects.create()
    keys = save_comments(thing, [NewComment("x", MOMENT, guest_name="Tom"), NewComment("y", MOMENT, guest_name="Tom")])

    reply = CommentFactory(target=thing, member=member, reply_to=Comment.objects.get(pk=keys[0]))

    in_order = Comment.objects.in_reading_order().values_list("pk", flat=True)
    assert list(in_order) == [keys[0], reply.pk, keys[1]]
    assert Comment.objects.get(pk=keys[0]).nested_count == 1
