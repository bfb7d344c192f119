"""When e-mails come: values only, no database and no clock."""

from datetime import UTC, datetime, time, timedelta, tzinfo

DAY = timedelta(days=1)


def is_quiet(now: datetime, start: time | None, end: time | None) -> bool:
    """Whether this moment, in the member's own time, is in the hours in which nothing comes at once.

    With the same start and end there are none.
    """
    if start is None or end is None or start == end:
        return False
    if start < end:
        return start <= now.time() < end
    return now.time() >= start or now.time() < end


def moment_of(day: datetime, at: time, zone: tzinfo) -> datetime:
    """That hour of that day. Where clocks go back and it comes twice: the first; where it is left out: an hour later.

    So every day has exactly one.
    """
    return datetime.combine(day.date(), at, tzinfo=zone).astimezone(UTC)


def latest_moment(now: datetime, at: time, zone: tzinfo, weekday: int | None = None) -> datetime:
    """The last moment until now at which a digest comes: on each day, or on this one of the week (Monday is 0)."""
    here = now.astimezone(zone)
    days = [here - number * DAY for number in range(9)]
    moments = [moment_of(day, at, zone) for day in days if weekday is None or day.weekday() == weekday]
    return max(moment for moment in moments if moment <= now)


def next_moment(now: datetime, at: time, zone: tzinfo) -> datetime:
    """The first moment after now at which the daily digest comes."""
    here = now.astimezone(zone)
    moments = [moment_of(here + number * DAY, at, zone) for number in range(3)]
    return min(moment for moment in moments if moment > now)
