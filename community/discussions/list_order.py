"""In which order a list of discussions is, and how an address says where a page of it begins."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import NamedTuple

from django.db.models import TextChoices

from community.members.primary_keys import parse_pk

from .models import Discussion

#: "1764293166000000.12": a number that the list is sorted by, and the key of the discussion. The number is the time of
#: the last activity in microseconds, or how many members the most helpful comment helped.
NUMBER_AND_KEY = re.compile(r"([0-9]{1,16})\.([0-9]{1,10})\Z", re.ASCII)


class Which(TextChoices):
    """The values stand in addresses (`?sort=`)."""

    LATEST = "latest", "Latest"
    NEW = "new", "New"
    UNANSWERED = "unanswered", "Unanswered"
    SOLVED = "solved", "Solved"
    HELPED = "helped", "Most helped"
    #: Only for members.
    FOLLOWED = "followed", "Followed"


BY_ACTIVITY = frozenset({Which.LATEST, Which.FOLLOWED})


class Key(NamedTuple):
    """Where a page begins: after the row with this key. With the number it was sorted by then, so that a row that has
    moved up since leaves no hole."""

    pk: int
    at: datetime | None = None
    helped: int = 0

    @classmethod
    def parse(cls, text: str, which: Which) -> Key | None:
        """None for the first page, and for what no page begins with."""
        if which not in BY_ACTIVITY | {Which.HELPED}:
            pk = parse_pk(text)
            return cls(pk) if pk is not None else None
        found = NUMBER_AND_KEY.match(text)
        pk = parse_pk(found[2]) if found else None
        if found is None or pk is None:
            return None
        if which == Which.HELPED:
            helped = parse_pk(found[1])
            return cls(pk, helped=helped) if helped is not None else None
        seconds, microseconds = divmod(int(found[1]), 10**6)
        try:
            return cls(pk, datetime.fromtimestamp(seconds, UTC).replace(microsecond=microseconds))
        except (ValueError, OverflowError, OSError):
            return None

    @classmethod
    def of(cls, discussion: Discussion, which: Which) -> str:
        if which == Which.HELPED:
            return f"{discussion.helped_count}.{discussion.pk}"
        if which not in BY_ACTIVITY:
            return str(discussion.pk)
        at = discussion.last_activity_at
        return f"{int(at.replace(microsecond=0).timestamp()) * 10**6 + at.microsecond}.{discussion.pk}"
