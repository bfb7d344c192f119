"""Quiet hours and digest hours, where clocks change, too."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from community.notifications.emails.email_schedule import is_quiet, latest_moment, next_moment

BERLIN = ZoneInfo("Europe/Berlin")
HALF_PAST_TWO = time(2, 30)


@pytest.mark.parametrize(
    ("hour", "quiet"), [((21, 59), False), ((22, 0), True), ((3, 0), True), ((5, 59), True), ((6, 0), False)]
)
def test_quiet_hours_go_over_midnight(hour, quiet):
    assert is_quiet(datetime(2026, 11, 3, *hour), time(22), time(6)) is quiet


@pytest.mark.parametrize(("hour", "quiet"), [((12, 59), False), ((13, 0), True), ((14, 59), True), ((15, 0), False)])
def test_quiet_hours_within_a_day(hour, quiet):
    assert is_quiet(datetime(2026, 11, 3, *hour), time(13), time(15)) is quiet


def test_no_quiet_hours():
    noon = datetime(2026, 11, 3, 12)
    assert [is_quiet(noon, None, None), is_quiet(noon, time(12), time(12))] == [False, False]


def moments(start: datetime, minutes: int) -> set[datetime]:
    first = start.timestamp()
    each = (datetime.fromtimestamp(first + 60 * number, UTC) for number in range(minutes))
    return {latest_moment(now, HALF_PAST_TWO, BERLIN) for now in each}


def test_an_hour_that_is_left_out_comes_an_hour_later_and_once():
    # 28 March 2027: 02:00 is followed by 03:00.
    found = moments(datetime(2027, 3, 27, 23, tzinfo=UTC), 12 * 60)
    assert found == {datetime(2027, 3, 27, 1, 30, tzinfo=UTC), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)}


def test_an_hour_that_comes_twice_counts_once():
    # 31 October 2027: 03:00 is followed by 02:00.
    found = moments(datetime(2027, 10, 30, 22, tzinfo=UTC), 12 * 60)
    assert found == {datetime(2027, 10, 30, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)}


def test_the_weekday_is_that_of_the_member():
    auckland = ZoneInfo("Pacific/Auckland")
    # In Auckland it is Saturday already.
    now = datetime(2026, 11, 6, 20, tzinfo=UTC)
    assert latest_moment(now, time(8), auckland, weekday=5) == datetime(2026, 11, 6, 19, tzinfo=UTC)


def test_the_next_moment_is_later_than_now_even_at_the_moment_itself():
    at = datetime(2026, 11, 3, 1, 30, tzinfo=UTC)
    assert next_moment(at, HALF_PAST_TWO, BERLIN) == datetime(2026, 11, 4, 1, 30, tzinfo=UTC)
