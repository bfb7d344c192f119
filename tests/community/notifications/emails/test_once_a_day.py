"""One digest a day and what comes weekly once in seven days, whatever a member changes in between."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine

from community.members.time_zone import set_zone
from community.notifications.models import Notification, Preferences
from tests.community.notifications.sent_emails import arrived, run_at
from tests.things.models import Thing

#: A Tuesday.
DAY_BEFORE = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def choose(member):
    def choose(zone: str = "UTC", when: datetime = DAY_BEFORE, **chosen) -> None:
        """At this moment, as on the page of settings."""
        set_zone(member, zone)
        member.refresh_from_db()
        with time_machine.travel(when, tick=False):
            own = Preferences.objects.of(member)
            own.member = member
            for name, value in chosen.items():
                setattr(own, name, value)
            own.save()

    return choose


@pytest.fixture
def run(mail_server, member, say, other_member):
    """run(moment): something new is there for the member, and the timer runs. How many digests came by then."""

    def run(moment: datetime, *, news: bool = True) -> int:
        if news:
            comment = say("New.", by=other_member, about=Thing.objects.create(title=f"At {moment}"))
            with time_machine.travel(moment - timedelta(minutes=1), tick=False):
                Notification.objects.create(recipient=member, comment=comment, kind="followed")
        run_at(moment)
        return len(arrived(mail_server))

    return run


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_a_later_hour_brings_no_second_one_today(run, choose):
    choose(digest_at=time(8))
    assert run(at(3, 8)) == 1

    choose(when=at(3, 9), digest_at=time(20, 30))
    assert run(at(3, 20, 30)) == 1
    assert run(at(3, 23, 59)) == 1
    assert run(at(4, 20, 29)) == 1
    assert run(at(4, 20, 30), news=False) == 2


def test_an_earlier_hour_brings_tomorrows_at_that_hour(run, choose):
    choose(digest_at=time(20, 30))
    assert run(at(3, 20, 30)) == 1

    choose(when=at(3, 21), digest_at=time(8))
    assert run(at(4, 7, 59)) == 1
    assert run(at(4, 8)) == 2


def test_a_later_hour_brings_todays_if_there_was_nothing_to_tell_before(run, choose):
    choose(digest_at=time(8))
    assert run(at(3, 8), news=False) == 0

    choose(when=at(3, 9), digest_at=time(20, 30))
    assert run(at(3, 20, 30)) == 1


@pytest.mark.parametrize(
    ("zone", "hour", "sent"),
    [
        # Where it is still the 3rd at the next 20:30, and where it is the 4th.
        ("America/Los_Angeles", at(4, 4, 30), 1),
        ("America/Los_Angeles", at(5, 4, 30), 2),
        ("Pacific/Auckland", at(4, 7, 30), 1),
        ("Pacific/Auckland", at(5, 7, 30), 2),
    ],
)
def test_who_moves_to_another_time_zone_gets_one_for_each_day_there(run, choose, zone, hour, sent):
    choose()
    assert run(at(3, 20, 30)) == 1

    choose(zone, when=at(3, 21))
    assert run(hour) == sent


@pytest.mark.parametrize(
    ("night", "first", "second"),
    [
        # 02:30 does not exist in Berlin; then it comes twice, at 00:30 and at 01:30 UTC.
        (datetime(2027, 3, 28, tzinfo=UTC), 30, 90),
        (datetime(2027, 10, 31, tzinfo=UTC), 30, 90),
    ],
    ids=["left out", "twice"],
)
def test_when_clocks_change_a_later_hour_brings_no_second_one(run, choose, night, first, second):
    before = night - timedelta(hours=12)
    choose("Europe/Berlin", when=before, digest_at=time(1, 30))
    assert run(night + timedelta(minutes=first)) == 1

    choose("Europe/Berlin", when=night + timedelta(minutes=first + 1), digest_at=time(2, 30))
    assert run(night + timedelta(minutes=second)) == 1
    assert run(night + timedelta(hours=20)) == 1
    assert run(night + timedelta(days=1, hours=3)) == 2


@pytest.mark.parametrize(
    ("night", "comes"),
    [
        # The clock goes from 02:00 to 03:00: it comes at 03:30, which is 01:30 UTC.
        (datetime(2027, 3, 27, 23, tzinfo=UTC), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        # The clock goes from 03:00 back to 02:00: the first 02:30 is 00:30 UTC.
        (datetime(2027, 10, 30, 22, tzinfo=UTC), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
    ],
    ids=["left out", "twice"],
)
def test_an_hour_that_clocks_leave_out_or_repeat_brings_one(run, choose, night, comes):
    """Something new and a run of the timer, every ten minutes of that night."""
    choose("Europe/Berlin", when=night - timedelta(hours=12), digest_at=time(2, 30))
    counts = [run(night + timedelta(minutes=10 * number)) for number in range(36)]

    assert counts == [int(night + timedelta(minutes=10 * number) >= comes) for number in range(36)]


def weekly(weekday: int) -> dict[str, object]:
    return {"email_followed": "weekly", "email_follow_up": "weekly", "email_new": "weekly", "digest_weekday": weekday}


def test_a_later_day_brings_no_second_one_in_seven_days(run, choose):
    choose(**weekly(1))  # Tuesday
    assert run(at(3, 20, 30)) == 1

    choose(when=at(4, 12), **weekly(0))  # Monday, six days later
    assert run(at(9, 20, 30)) == 1
    assert run(at(15, 20, 30), news=False) == 1
    assert run(at(16, 20, 30), news=False) == 2


def test_an_unchanged_day_comes_every_seven_days(run, choose):
    choose(**weekly(1))
    assert [run(at(day, 20, 30)) for day in (3, 4, 10, 17)] == [1, 1, 2, 3]


def test_a_weekly_one_that_todays_daily_one_kept_away_comes_tomorrow(run, choose):
    choose(digest_at=time(8))
    assert run(at(3, 8)) == 1

    choose(when=at(3, 9), digest_at=time(20, 30), **weekly(1))
    assert run(at(3, 20, 30)) == 1
    assert run(at(4, 20, 30), news=False) == 2
