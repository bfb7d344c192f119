"""Single values of an export as text and time. Whatever else stands in their place is no value, and no error."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from transfer.wordpress.wxr_dates import EARLIEST

#: A number beyond is in milliseconds: in seconds it would be the year 5138.
MILLISECONDS_FROM = 100_000_000_000


def text_in(value: Any) -> str:
    """ "" for what is no text and no number. Half a surrogate pair, which JSON can hold, becomes a question mark."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def moment_in(value: Any) -> datetime | None:
    """From seconds or milliseconds since 1970, or ISO 8601; without a time zone it is that of Greenwich."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            seconds = value / 1000 if abs(value) >= MILLISECONDS_FROM else value
            found = datetime.fromtimestamp(seconds, UTC)
        else:
            found = datetime.fromisoformat(text_in(value).strip())
            found = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return found if found >= EARLIEST else None


def flag_in(value: Any) -> bool:
    """Also from "true" and "1", as tables and XML write it."""
    return value is True or text_in(value).strip().lower() in ("true", "1", "yes")


def rows_in(value: Any, name: str) -> Iterator[dict[str, Any]]:
    """The objects in the list of this name; none if there is no such list."""
    rows = value.get(name) if isinstance(value, dict) else None
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict):
            yield row


def object_in(value: Any, name: str) -> dict[str, Any]:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}
