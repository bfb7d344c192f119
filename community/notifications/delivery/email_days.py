"""How many e-mails were sent, failed, bounced or still wait, by day: numbers, and the bars of a plot."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate

from .queued_email import QueuedEmail

DAYS = 30
#: Of the plot, in its own units: what one day takes, and how high the highest bar is.
DAY_WIDTH = 20
HEIGHT = 120


@dataclass(frozen=True)
class EmailDay:
    """`waiting`: written on that day and not sent yet. `sent` includes those that bounced later."""

    day: date
    waiting: int = 0
    sent: int = 0
    failed: int = 0
    bounced: int = 0

    @property
    def arrived(self) -> int:
        """As far as we know."""
        return max(self.sent - self.bounced, 0)


@dataclass(frozen=True)
class Bar:
    """A part of the column of one day; `kind` is the name of the number it stands for."""

    kind: str
    x: int
    y: float
    height: float


def email_days(today: date, days: int = DAYS) -> list[EmailDay]:
    """Oldest first, today last. Four queries, whatever there is. Days are those of the current time zone."""
    first = today - timedelta(days=days - 1)
    counts: dict[date, dict[str, int]] = defaultdict(dict)
    emails = QueuedEmail.objects.all()
    for name, found, column in (
        ("waiting", emails.waiting(), "created_at"),
        ("sent", emails, "sent_at"),
        ("failed", emails.filter(bounced_at=None), "failed_at"),
        ("bounced", emails, "bounced_at"),
    ):
        by_day = found.filter(**{f"{column}__date__gte": first}).order_by().values(day=TruncDate(column))
        for day, count in by_day.annotate(count=Count("pk")).values_list("day", "count"):
            counts[day][name] = count
    return [EmailDay(day, **counts[day]) for day in (first + timedelta(days=number) for number in range(days))]


def bars(days: Sequence[EmailDay]) -> list[Bar]:
    """Columns from the bottom up: sent, waiting, failed, bounced. The highest column fills the plot."""
    names = ("arrived", "waiting", "failed", "bounced")
    highest = max((sum(getattr(day, name) for name in names) for day in days), default=0) or 1
    drawn = []
    for number, day in enumerate(days):
        top = float(HEIGHT)
        for name in names:
            if count := getattr(day, name):
                height = count * HEIGHT / highest
                top -= height
                drawn.append(Bar(name, number * DAY_WIDTH, round(top, 2), round(height, 2)))
    return drawn
