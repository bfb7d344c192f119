from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.comments.models import Comment, Mute
from community.conversations.mutes import Mutes
from community.conversations.new_comments import MAX_NEW, NewComments, new_comments_for, recent_comments_in
from community.conversations.reader import Order
from community.conversations.relative_time import short_datetime

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)  # a Tuesday


@pytest.fixture
def conversation(say):
    with time_machine.travel(NOON - timedelta(days=9), tick=False):
        return say("long ago").conversation


def news(conversation, member, **more) -> NewComments | None:
    return new_comments_for(
        recent_comments_in(conversation), member, since=NOON, order=Order.OLDEST, mutes=Mutes.of(member), **more
    )


def test_new_is_what_was_published_since_and_is_not_ones_own(say, conversation, member, other_member):
    with time_machine.travel(NOON, tick=False):
        say("at the very moment I looked")
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        new = say("new", by=other_member)
        say("my own", by=member)
        say("held", by=other_member, status="held")

    assert news(conversation, member).keys == [new.pk]
    assert news(conversation, other_member) is not None


def test_what_was_held_while_i_was_here_is_new_when_it_is_approved(say, conversation, member):
    from community.comments import states  # noqa: PLC0415 -- only here

    with time_machine.travel(NOON - timedelta(hours=1), tick=False):
        held = say("held", status="held")
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        states.change_status(held, Comment.Status.PUBLISHED)

    assert news(conversation, member).keys == [held.pk]


def test_to_you_are_replies_and_mentions(say, conversation, member, other_member):
    mine = say("mine", by=member)
    say("a reply", by=other_member, to=mine)
    say(f"What does @{member.username} say?", by=other_member)
    say("neither", by=other_member)

    found = news(conversation, member)

    assert (len(found.keys), found.to_you) == (3, 2)


def test_it_takes_as_long_to_read_as_it_is_long(say, conversation, member):
    say("x" * 2400)

    assert news(conversation, member).minutes == 2


def test_news_are_in_the_order_one_reads_in(say, conversation, member):
    [old] = conversation.comments.all()
    first, second = say("first"), say("second")
    reply = say("reply to the old one", to=old)
    Comment.objects.filter(pk=second.pk).update(thread_max_reactions=2)

    def keys(order: Order) -> list[int]:
        return new_comments_for(recent_comments_in(conversation), member, since=NOON, order=order, mutes=Mutes()).keys

    assert keys(Order.OLDEST) == [reply.pk, first.pk, second.pk]
    assert keys(Order.NEWEST) == [second.pk, first.pk, reply.pk]
    assert keys(Order.HELPFUL) == [second.pk, reply.pk, first.pk]


def test_comments_by_a_muted_member_are_not_new(say, conversation, member, other_member):
    Mute.objects.create(member=member, person=other_member)
    say("new", by=other_member)

    assert news(conversation, member) is None


def test_after_a_long_absence_only_so_many_are_counted_in_one_query(
    say, conversation, member, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr("community.conversations.new_comments.MAX_NEW", 3)
    for number in range(5):
        say(str(number))

    with django_assert_num_queries(1):
        found = new_comments_for(
            recent_comments_in(conversation), member, since=NOON, order=Order.OLDEST, mutes=Mutes()
        )

    assert (len(found.keys), found.has_more, MAX_NEW) == (3, True, 100)


def test_next_new_leads_to_the_first_here_and_then_to_the_next_page():
    news = NewComments(since=NOON, keys=[3, 5, 8], has_more=False, to_you=0, minutes=1)

    assert (news.first_of([4, 5, 6]), news.beyond([4, 5, 6])) == (5, 8)
    assert (news.first_of([7, 8]), news.beyond([7, 8])) == (8, None)
    assert (news.first_of([9]), news.beyond([9])) == (3, None)


def test_previous_new_leads_to_the_page_before():
    news = NewComments(since=NOON, keys=[3, 5, 8], has_more=False, to_you=0, minutes=1)

    assert [news.ahead_of(page) for page in ([2, 3], [4, 5, 6], [7, 8], [9])] == [None, 3, 5, None]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NOON - timedelta(hours=2), "10:00"),
        (NOON - timedelta(days=1), "yesterday"),
        (NOON - timedelta(days=3), "Saturday"),
        (NOON - timedelta(days=7), "24 February"),
        (NOON - timedelta(days=80), "13 December 2025"),
    ],
)
def test_since_when_is_said_as_one_says_it(moment, words, settings):
    settings.TIME_ZONE = "UTC"

    assert short_datetime(moment, NOON) == words
