"""Dates in an export: two without a time zone, the one by the clock of the site and the one by that of Greenwich."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime

FORMAT = "%Y-%m-%d %H:%M:%S"
#: Nobody wrote on the web before, whatever a broken clock said.
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)

#: How WordPress writes the day zero.
NO_YEAR = " -0001 "


def moment(gmt: str, local: str, zone: tzinfo, http_date: str = "") -> datetime | None:
    """The moment that these three ways to write it name, the surest first; None when none makes sense."""
    for text, clock in ((gmt, UTC), (local, zone)):
        try:
            found = datetime.strptime(text, FORMAT).replace(tzinfo=clock)
            if found >= EARLIEST:
                return found.astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    if NO_YEAR in http_date:
        return None
    try:
        found = parsedate_to_datetime(http_date)
    except (ValueError, TypeError, IndexError):
        return None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    return found.astimezone(UTC) if found >= EARLIEST else None
