"""Times in words, as people say them."""

from __future__ import annotations

from datetime import datetime
from math import inf
from typing import NamedTuple

from django.utils.timezone import localtime

MINUTE, HOUR, DAY = 60, 3600, 86400
#: From then on the date says more than a number of days.
WEEK = 7 * DAY


class Age(NamedTuple):
    text: str
    #: As seconds since 1970: when the text changes. Never for a date with its year.
    changes_at: float


def relative_time(moment: datetime, now: datetime) -> str:
    """The text of `age_of`."""
    return age_of(moment, now).text


def age_of(moment: datetime, now: datetime) -> Age:
    """ "just now", "5 minutes ago", "3 days ago"; after a week the date, with its year when it is not this year.

    `now` is local time: finding the reader's time zone for each of a hundred comments would take longer than the text.
    """
    said = moment.timestamp()
    seconds = now.timestamp() - said
    if seconds < MINUTE:
        return Age("just now", said + MINUTE)
    if seconds >= WEEK:
        day = moment.astimezone(now.tzinfo)
        if day.year != now.year:
            return Age(f"{day.day} {day:%B %Y}", inf)
        new_year = now.replace(year=now.year + 1, month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
        return Age(f"{day.day} {day:%B}", new_year.timestamp())
    unit, size = ("minute", MINUTE) if seconds < HOUR else ("hour", HOUR) if seconds < DAY else ("day", DAY)
    count = int(seconds // size)
    return Age(f"{count} {unit}{'s' if count > 1 else ''} ago", said + (count + 1) * size)


def exact_datetime(moment: datetime, now: datetime) -> str:
    """ "22 November 2026, 14:05", in the time zone of `now`."""
    day = moment.astimezone(now.tzinfo)
    return f"{day.day} {day:%B %Y, %H:%M}"


def short_datetime(moment: datetime, now: datetime) -> str:
    """ "14:05" today, "yesterday", "Tuesday" within a week, then the date: what one says after "since"."""
    day, today = localtime(moment), localtime(now)
    days = (today.date() - day.date()).days
    if days == 0:
        return f"{day:%H:%M}"
    if days == 1:
        return "yesterday"
    if days < 7:
        return f"{day:%A}"
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"
