"""Conversations in which people may write without their name never enter a digest; they come straight away, or not."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.comments.models import Conversation
from community.members.time_zone import set_zone
from community.notifications.models import Notification, Preferences
from community.notifications.site_news import lively_conversations
from tests.community.notifications.sent_emails import arrived, run_at, text_of
from tests.factories import UserFactory
from tests.things.models import Thing

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
EVENING = datetime(2026, 11, 3, 20, 30, tzinfo=UTC)


@pytest.fixture
def told(say, member, other_member):
    """told("title"): a comment there, of which Jonas is told at noon."""
    set_zone(member, "UTC")
    member.refresh_from_db()

    def told(title: str, *, sensitive: bool = False) -> None:
        comment = say("Words.", by=other_member, about=Thing.objects.create(title=title))
        Conversation.objects.filter(pk=comment.conversation_id).update(allows_anonymity=sensitive)
        with time_machine.travel(NOON, tick=False):
            Notification.objects.create(recipient=member, comment=comment, kind="followed")

    return told


def choose(member, **chosen) -> None:
    with time_machine.travel(NOON - timedelta(days=1), tick=False):
        Preferences.objects.create(member=member, **chosen)


def test_a_digest_leaves_it_out_and_tells_the_rest(mail_server, told, member):
    choose(member)
    told("Secret", sensitive=True)
    told("The bath")

    run_at(EVENING)
    assert ("Secret" in text_of(mail_server), "The bath" in text_of(mail_server)) == (False, True)
    assert list(Notification.objects.exclude(emailed_at=None)) == list(Notification.objects.order_by("-pk")[:1])


def test_with_nothing_else_there_is_none(mail_server, told, member):
    choose(member)
    told("Secret", sensitive=True)

    run_at(EVENING)
    assert arrived(mail_server) == []


def test_who_wants_it_straight_away_gets_it(mail_server, told, member):
    choose(member, email_followed="at-once")
    told("Secret", sensitive=True)

    run_at(NOON + timedelta(minutes=3))
    assert len(arrived(mail_server)) == 1


@pytest.mark.parametrize(("sensitive", "titles"), [(False, ["The bath"]), (True, [])])
def test_it_is_not_among_the_lively_ones(say, sensitive, titles):
    thing = Thing.objects.create(title="The bath")
    for number in range(3):
        say(f"Words {number}.", by=UserFactory(), about=thing)
    Conversation.objects.update(allows_anonymity=sensitive)

    found = lively_conversations(datetime(2000, 1, 1, tzinfo=UTC), 7)
    assert [item.title for item in found] == titles
