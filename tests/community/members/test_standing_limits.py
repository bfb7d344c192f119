from dataclasses import astuple
from datetime import timedelta
from typing import Any

from community.members.standing import Standing
from community.members.standing_limits import LIMITS_BY_STANDING, limits_of


def test_the_whole_policy() -> None:
    table = {standing: astuple(limits) for standing, limits in LIMITS_BY_STANDING.items()}

    assert table == {
        # links, comments a minute, comments a day, discussions a day, read first, times the usual time to edit
        Standing.NEW: (0, 3, 10, 3, True, 1),
        Standing.ESTABLISHED: (1, 6, 100, 10, False, 1),
        Standing.TRUSTED: (3, 6, 200, 20, False, 2),
        Standing.STAFF: (None, None, None, None, False, 2),
    }


def test_no_limit_gets_tighter_with_standing() -> None:
    limits = list(LIMITS_BY_STANDING.values())

    for lower, higher in zip(limits, limits[1:], strict=False):
        for name in ("links", "per_minute", "per_day", "discussions"):
            more = getattr(higher, name)
            assert more is None or more >= getattr(lower, name)
        assert lower.is_held or not higher.is_held
        assert higher.edit_times >= lower.edit_times


def test_a_comment_can_be_changed_for_a_quarter_of_an_hour_unless_the_site_says_otherwise(settings: Any) -> None:
    assert limits_of(Standing.NEW).edit_time == timedelta(minutes=15)
    assert limits_of(Standing.TRUSTED).edit_time == timedelta(minutes=30)

    settings.COMMENT_EDIT_MINUTES = 0
    assert limits_of(Standing.TRUSTED).edit_time == timedelta(0)
