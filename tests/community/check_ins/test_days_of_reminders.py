"""The day and the hour of a reminder are those of the member, wherever they are."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from community.check_ins.answering import keep_round
from community.check_ins.models import CheckInReminder
from community.check_ins.reminding import months_after, remind, send_due_reminders
from community.members.time_zone import set_zone

PAGE = "/check-ins/work-and-care/"


@pytest.mark.parametrize(
    ("zone", "hour", "at"),
    [
        ("", 9, datetime(2030, 7, 1, 9, tzinfo=UTC)),
        ("Pacific/Auckland", 6, datetime(2030, 6, 30, 18, tzinfo=UTC)),
        ("America/Lima", 22, datetime(2030, 7, 2, 3, tzinfo=UTC)),
        ("Asia/Kolkata", 9, datetime(2030, 7, 1, 3, 30, tzinfo=UTC)),
    ],
)
def test_a_reminder_comes_at_its_minute_and_not_before(member, check_in, zone, hour, at):
    set_zone(member, zone)
    member.refresh_from_db()
    remind(member, check_in, every=1, first_on=date(2030, 7, 1), hour=hour)

    assert CheckInReminder.objects.get().next_at == at
    assert send_due_reminders(at - timedelta(minutes=1)) == 0
    assert send_due_reminders(at) == 1
    assert send_due_reminders(at) == 0


@pytest.mark.parametrize(("zone", "status"), [("Pacific/Auckland", 422), ("America/Lima", 302)])
def test_tomorrow_is_tomorrow_where_the_member_is(client, member, check_in, zone, status):
    set_zone(member, zone)
    with time_machine.travel(datetime(2030, 3, 1, 20, tzinfo=UTC)):
        client.force_login(member)
        sent = {"every": "1", "first_on": "2030-03-02", "hour": "9"}

        assert client.post(f"{PAGE}reminder/", sent).status_code == status


@pytest.mark.parametrize("start", range(1, 13))
def test_a_year_of_months_is_the_same_day_a_year_later(start):
    day = date(2030, start, 31 if start in (1, 3, 5, 7, 8, 10, 12) else 28)

    for every in (1, 3, 6):
        at = day
        for _ in range(12 // every):
            at = months_after(at, every, wanted_day=day.day)
        assert at == day.replace(year=2031)


def test_a_reminder_says_nothing_of_what_was_answered(member, version, check_in):
    keep_round(member, version, {"pride": 3}, on=date(2030, 1, 1))
    remind(member, check_in, every=1, first_on=date(2030, 7, 1), hour=9)

    [row] = CheckInReminder.objects.values()
    assert row.keys() == {"id", "member_id", "check_in_id", "every", "day", "hour", "next_on", "next_at"}
