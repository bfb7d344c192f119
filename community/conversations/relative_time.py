"""Times in words, as people say them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, tzinfo
from functools import lru_cache

MINUTE, HOUR, DAY = 60, 3600, 86400
#: From then on a date says more than a number of days.
WEEK = 7 * DAY
#: So many dates are remembered as text: on a page of old comments each is asked for again and again.
MAX_DATES = 10_000

_watched: ContextVar[list[float] | None] = ContextVar("watched", default=None)


@contextmanager
def watch_changes() -> Iterator[list[float]]:
    """Collects in how many seconds each time that is put into words here will be said in other words."""
    changes: list[float] = []
    token = _watched.set(changes)
    try:
        yield changes
    finally:
        _watched.reset(token)


def relative_time(moment: datetime, now: datetime) -> str:
    """ "just now", "5 minutes ago", "3 days ago"; after a week the date, with its year when it is not this year.

    `now` is local time, and its time zone the reader's: to find it for each of a hundred comments would take longer
    than the text.
    """
    seconds = now.timestamp() - moment.timestamp()
    if seconds >= WEEK:
        return _date(moment, now.year, now.tzinfo)
    unit, size = ("minute", MINUTE) if seconds < HOUR else ("hour", HOUR) if seconds < DAY else ("day", DAY)
    if (watched := _watched.get()) is not None:
        watched.append(size - seconds % size)
    if seconds < MINUTE:
        return "just now"
    count = int(seconds // size)
    return f"{count} {unit}{'s' if count > 1 else ''} ago"


@lru_cache(MAX_DATES)
def _date(moment: datetime, this_year: int, zone: tzinfo | None) -> str:
    day = moment.astimezone(zone)
    return f"{day.day} {day:%B}" if day.year == this_year else f"{day.day} {day:%B %Y}"


def short_datetime(moment: datetime, now: datetime) -> str:
    """ "14:05" today, "yesterday", "Tuesday" within a week, then the date: what one says after "since".

    `now` is local time, and its time zone the reader's.
    """
    day = moment.astimezone(now.tzinfo)
    days = (now.date() - day.date()).days
    if days == 0:
        return f"{day:%H:%M}"
    if days == 1:
        return "yesterday"
    if days < 7:
        return f"{day:%A}"
    return f"{day.day} {day:%B}" if day.year == now.year else f"{day.day} {day:%B %Y}"
