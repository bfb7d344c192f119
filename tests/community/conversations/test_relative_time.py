from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from community.conversations.relative_time import relative_time, short_datetime, watch_changes

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 22, 11, 59, 30, tzinfo=UTC), "just now"),
        (datetime(2026, 11, 22, 11, 59, 0, tzinfo=UTC), "1 minute ago"),
        (datetime(2026, 11, 22, 11, 1, 0, tzinfo=UTC), "59 minutes ago"),
        (datetime(2026, 11, 22, 10, 59, 0, tzinfo=UTC), "1 hour ago"),
        (datetime(2026, 11, 20, 11, 0, 0, tzinfo=UTC), "2 days ago"),
        (datetime(2026, 11, 15, 12, 0, 1, tzinfo=UTC), "6 days ago"),
        (datetime(2026, 11, 15, 12, 0, 0, tzinfo=UTC), "15 November"),
        (datetime(2025, 2, 27, 12, 0, 0, tzinfo=UTC), "27 February 2025"),
        (datetime(2026, 11, 22, 12, 1, 0, tzinfo=UTC), "just now"),  # a clock that goes ahead
    ],
)
def test_ago_as_people_say_it(moment, words):
    assert relative_time(moment, NOW) == words


def test_dates_are_those_of_the_readers_zone():
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)

    assert relative_time(late, NOW) == "30 June"
    assert relative_time(late, NOW.astimezone(ZoneInfo("Europe/Berlin"))) == "1 July"
    assert relative_time(late, NOW) == "30 June"
    assert short_datetime(late, NOW.astimezone(ZoneInfo("Europe/Berlin"))) == "1 July"
    assert short_datetime(NOW, NOW.astimezone(ZoneInfo("Europe/Berlin"))) == "13:00"


def test_who_watches_learns_when_each_age_will_be_said_in_other_words():
    with watch_changes() as changes:
        relative_time(datetime(2026, 11, 22, 11, 59, 30, tzinfo=UTC), NOW)  # just now, for 30 seconds
        relative_time(datetime(2026, 11, 22, 10, 50, 0, tzinfo=UTC), NOW)  # 1 hour, for 50 minutes
        relative_time(datetime(2026, 11, 1, 10, 50, 0, tzinfo=UTC), NOW)  # a date
    relative_time(datetime(2026, 11, 22, 11, 59, 0, tzinfo=UTC), NOW)

    assert changes == [30, 50 * 60]
