"""The digest as it arrives: at the member's hour, once, with at most seven things."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.core.management import call_command

from community.comments.models import Comment, Conversation
from community.conversations.mutes import mute_person
from community.members.time_zone import set_zone
from community.notifications.delivery.email_delivery import deliver_due
from community.notifications.emails import digest
from community.notifications.emails.digest import send_digests
from community.notifications.models import Notification, Preferences, QueuedEmail
from tests.factories import UserFactory
from tests.things.models import Thing

#: A Tuesday. The site is in UTC or the member's zone is set.
NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
JONAS = "jonas-m@example.org"


def at(moment: datetime) -> None:
    with time_machine.travel(moment, tick=False):
        call_command("send_notification_emails", verbosity=0)
        deliver_due()


@pytest.fixture
def choose(member):
    """choose(email_new="weekly"): what Jonas chose yesterday, in Berlin."""

    def choose(zone: str = "Europe/Berlin", day: datetime = NOON, who=None, **chosen) -> Preferences:
        who = who or member
        set_zone(who, zone)
        who.refresh_from_db()
        with time_machine.travel(day - timedelta(days=1), tick=False):
            return Preferences.objects.create(member=who, **chosen)

    return choose


@pytest.fixture
def told(say, member, other_member):
    """told("title", "words"): Jonas follows this, and Beatriz wrote there at noon."""

    def told(title: str, *words: str, kind: str = "followed", when: datetime = NOON, who=None) -> list[Comment]:
        thing = Thing.objects.create(title=title)
        comments = [say(each, by=other_member, about=thing) for each in words]
        with time_machine.travel(when, tick=False):
            for each in comments:
                Notification.objects.create(recipient=who or member, comment=each, kind=kind)
        return comments

    return told


def arrived(mail_server) -> list[tuple[str, str]]:
    return [(address, str(message["Subject"])) for address, message in mail_server.taken]


def text_of(mail_server) -> str:
    return mail_server.taken[-1][1].get_body(("plain",)).get_content().replace("\r\n", "\n")


ONE = (JONAS, "Your day on Juggle: 1 new for you")


def test_it_comes_at_the_members_hour_and_once(mail_server, choose, told):
    choose(digest_at=time(20, 30))
    at(datetime(2026, 11, 2, 20, tzinfo=UTC))
    told("The bath", "At seven.")

    at(datetime(2026, 11, 3, 19, 29, tzinfo=UTC))
    assert arrived(mail_server) == []
    at(datetime(2026, 11, 3, 19, 30, tzinfo=UTC))
    at(datetime(2026, 11, 3, 19, 31, tzinfo=UTC))
    at(datetime(2026, 11, 4, 19, 30, tzinfo=UTC))
    assert arrived(mail_server) == [ONE]
    assert Notification.objects.get().emailed_in == "digest"


def test_who_never_chose_gets_what_they_follow_the_same_evening(mail_server, told, settings):
    settings.TIME_ZONE = "UTC"
    told("The bath", "At seven.")

    at(NOON)
    at(NOON + timedelta(days=1))
    assert arrived(mail_server) == [ONE]


def test_seven_things_and_how_many_more(mail_server, choose, told):
    choose()
    for number in range(41):
        told(f"Thing {number}", "One.", "Two.")

    at(NOON + timedelta(days=1))
    text = text_of(mail_server)
    assert [line for line in text.splitlines() if line.startswith("* ")] == [
        f"* Thing {number}" for number in range(40, 33, -1)
    ]
    assert "And 34 more: http://testserver/notifications/" in text
    assert text.count("2 new comments") == 7
    assert arrived(mail_server) == [(JONAS, "Your day on Juggle: 82 new for you")], "all that the digest stands for"


def test_weekly_ones_come_on_their_day_with_the_daily_ones(mail_server, choose, told):
    choose(email_followed="weekly", email_mention="daily", digest_weekday=4)  # Friday
    told("The bath", "At seven.")
    told("The handover", "@jonas-m", kind="mention")

    at(datetime(2026, 11, 3, 20, tzinfo=UTC))
    assert "The bath" not in text_of(mail_server)
    at(datetime(2026, 11, 5, 20, tzinfo=UTC))
    assert len(mail_server.taken) == 1
    at(datetime(2026, 11, 6, 20, tzinfo=UTC))
    assert len(mail_server.taken) == 2
    assert "* The bath" in text_of(mail_server)


@pytest.mark.parametrize("frequency", ["off", "weekly"])
def test_nothing_new_nothing_sent(mail_server, choose, told, frequency):
    choose(email_followed=frequency)
    told("The bath", "At seven.")

    at(datetime(2026, 11, 3, 20, tzinfo=UTC))
    assert not QueuedEmail.objects.exists()


@pytest.mark.parametrize("status", ["withdrawn", "removed", "spam"])
def test_what_no_longer_stands_is_left_out(mail_server, choose, told, status):
    choose()
    [gone] = told("The bath", "At seven.")
    told("The handover", "Standing up.")
    Comment.objects.filter(pk=gone.pk).update(status=status)

    at(NOON + timedelta(days=1))
    assert arrived(mail_server) == [ONE]
    assert "The bath" not in text_of(mail_server)


def test_what_was_read_is_left_out(mail_server, choose, told):
    choose()
    told("The bath", "At seven.")
    Notification.objects.update(read_at=NOON)

    at(NOON + timedelta(days=1))
    assert not QueuedEmail.objects.exists()


def test_a_page_that_one_may_not_read_and_people_one_muted(mail_server, choose, told, member):
    choose()
    told("Secret", "At seven.")
    Thing.objects.update(is_secret=True)
    told("The handover", "Standing up.")
    at(NOON + timedelta(days=1))
    assert ("Secret" in text_of(mail_server), "The handover" in text_of(mail_server)) == (False, True)

    [comment] = told("The bus", "Late again.", when=NOON + timedelta(days=1))
    mute_person(member, comment, on=True)
    at(NOON + timedelta(days=2))
    assert len(mail_server.taken) == 1


def test_a_pause_holds_it_and_afterwards_one_tells_all(mail_server, choose, told):
    choose(paused_until=date(2026, 11, 10))
    told("The bath", "At seven.")
    told("The handover", "Standing up.", kind="reply")

    for day in range(7):
        at(datetime(2026, 11, 3 + day, 20, tzinfo=UTC))
    assert arrived(mail_server) == []
    at(datetime(2026, 11, 10, 20, tzinfo=UTC))
    assert arrived(mail_server) == [(JONAS, "Your day on Juggle: 2 new for you")]


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31)], ids=["left out", "comes twice"])
def test_when_clocks_change_exactly_one_comes(mail_server, choose, told, day):
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=2)
    choose(day=midnight + timedelta(hours=12), digest_at=time(2, 30))
    told("The bath", "At seven.", when=midnight - timedelta(hours=3))

    for minutes in range(0, 8 * 60, 10):
        now = midnight + timedelta(minutes=minutes)
        at(now)
        told(f"Since {minutes}", "Something new.", when=now)
    assert len(mail_server.taken) == 1
    sent = QueuedEmail.objects.get().sent_at
    assert sent == datetime(day.year, day.month, day.day, *((1, 30) if day.month == 3 else (0, 30)), tzinfo=UTC)


def test_what_goes_on_comes_only_to_who_wants_it(mail_server, choose, say):
    choose(email_site="daily")
    with time_machine.travel(NOON, tick=False):
        for words in ("One.", "Two.", "Three."):
            say(words, by=UserFactory())
            say(words, by=UserFactory(), about=Thing.objects.get_or_create(title="Secret", is_secret=True)[0])

    at(datetime(2026, 11, 3, 20, tzinfo=UTC))
    at(datetime(2026, 11, 3, 21, tzinfo=UTC))
    [(address, subject)] = arrived(mail_server)
    assert (address, subject) == (JONAS, "Your day on Juggle")
    text = text_of(mail_server)
    assert "People are talking\n\n* A thing\n  3 new comments\n" in text
    assert "Secret" not in text


def test_who_unsubscribed_by_the_link_gets_none(mail_server, choose, told, client):
    choose()
    told("The bath", "At seven.")
    at(NOON + timedelta(days=1))
    link = str(mail_server.taken[0][1]["List-Unsubscribe"]).strip("<>").removeprefix("http://testserver")
    client.post(link, {"List-Unsubscribe": "One-Click"})

    told("The bus", "Late.", when=NOON + timedelta(days=1))
    at(NOON + timedelta(days=2))
    assert len(mail_server.taken) == 1


def test_a_run_that_looked_at_the_same_moment_sends_nothing(mail_server, choose, told):
    choose()
    told("The bath", "At seven.")
    now = NOON + timedelta(days=1)
    with time_machine.travel(now, tick=False):
        late = digest.DigestRun(now)
        assert send_digests(now) == 1
        assert (late.send_batch(), late.sent) == (False, 0)


@pytest.mark.parametrize("number", [1, 40])
def test_many_members_cost_no_more_queries(queued, choose, told, number, django_assert_max_num_queries):
    for _ in range(number):
        who = UserFactory()
        choose(who=who)
        told("The bath", "At seven.", who=who)
    Conversation.objects.first()
    now = NOON + timedelta(days=1)
    with time_machine.travel(now, tick=False), django_assert_max_num_queries(18):
        assert send_digests() == number
