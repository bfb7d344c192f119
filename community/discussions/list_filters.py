"""Which discussions a list has: about a topic, with a tag, started within a period, in one of the orders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet, TextChoices
from django.urls import reverse
from django.utils import timezone

from community.members.models import User

from .list_order import Which

#: The topics that editors have defined, or the tags: a room to the right has them.
Things = Callable[[], QuerySet[Any]]


class Period(TextChoices):
    """When it was started. The values stand in addresses (`?period=`)."""

    ANY = "", "Any time"
    WEEK = "week", "This week"
    MONTH = "month", "This month"
    YEAR = "year", "This year"


DAYS = {Period.WEEK: 7, Period.MONTH: 31, Period.YEAR: 366}


@dataclass(frozen=True)
class ListFilters:
    which: Which = Which.LATEST
    period: Period = Period.ANY
    topic: Any = None
    tag: Any = None
    reader: User | None = None

    @classmethod
    def from_query(cls, query: Mapping[str, str], reader: User | None, *, topic: Any = None, tag: Any = None) -> Any:
        """What makes no sense is ignored, and so is a stranger who asks for what they follow."""
        which, period = query.get("sort", ""), query.get("period", "")
        chosen = Which(which) if which in Which.values else Which.LATEST
        if chosen == Which.FOLLOWED and reader is None:
            chosen = Which.LATEST
        return cls(chosen, Period(period) if period in Period.values else Period.ANY, topic, tag, reader)

    @property
    def started_after(self) -> datetime | None:
        return timezone.now() - timedelta(days=DAYS[self.period]) if self.period else None

    @property
    def path(self) -> str:
        """Of the list in its usual order."""
        if self.topic:
            return reverse("discussions-by-topic", args=[self.topic.slug])
        return reverse("discussions-by-tag", args=[self.tag.slug]) if self.tag else reverse("discussions")

    @property
    def feed(self) -> str:
        return f"{self.path}feed/"

    @property
    def is_plain(self) -> bool:
        return self.which == Which.LATEST and not self.period

    def address(self, **changes: str) -> str:
        """Of the same list with these changes to its query."""
        usual = self.which == Which.LATEST
        chosen = {"sort": "" if usual else self.which.value, "period": self.period.value, **changes}
        query = urlencode({name: value for name, value in chosen.items() if value})
        return f"{self.path}?{query}" if query else self.path

    @property
    def orders(self) -> list[tuple[Which, str]]:
        """Those that this reader can choose, each with its address."""
        offered = [each for each in Which if self.reader or each != Which.FOLLOWED]
        return [(each, self.address(sort="" if each == Which.LATEST else each.value)) for each in offered]

    @property
    def periods(self) -> list[tuple[Period, str]]:
        return [(each, self.address(period=each.value)) for each in Period]
