"""The numbers of each of the last thirty days, in six queries however much was written. Days are the reader's."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from statistics import median
from typing import Any

from django.db.models import Count, DateTimeField, DurationField, Exists, ExpressionWrapper, F, OuterRef, Q, Value
from django.db.models.functions import TruncDate
from django.utils import timezone

from community.comments.models import Comment
from community.comments.path import WIDTH
from community.members.models import User
from community.moderation.models import AUTHOR_ACTS, Decision

Status = Comment.Status
DAYS = 30
ANSWERED_WITHIN = timedelta(days=1)


@dataclass
class Day:
    day: date
    comments: int = 0
    spam: int = 0
    members: int = 0
    #: Held comments that waited when the day was over.
    waiting: int = 0
    #: For how long each comment that was decided on this day had waited.
    waited: list[timedelta] = field(default_factory=list)
    #: Threads begun on this day, and those that somebody answered within a day.
    asked: int = 0
    answered: int = 0

    @property
    def median_wait(self) -> timedelta | None:
        seconds = [one.total_seconds() for one in self.waited]
        return timedelta(seconds=median(seconds)) if seconds else None


@dataclass
class Figures:
    days: list[Day]
    by_person: Counter[str]
    by_hour: Counter[int]


def figures(now: datetime | None = None) -> Figures:
    today = timezone.localtime(now or timezone.now()).date()
    days = {day: Day(day) for day in (today - timedelta(days=number) for number in reversed(range(DAYS)))}
    since = start_of(min(days))
    for day, comments, spam in comments_by_day(since):
        if day in days:
            days[day].comments, days[day].spam = comments, spam
    joined = User.objects.confirmed().filter(date_joined__gte=since).annotate(day=TruncDate("date_joined"))
    for day, count in joined.order_by().values_list("day").annotate(count=Count("pk", distinct=True)):
        if day in days:
            days[day].members = count
    for day, asked, answered in threads_by_day(since):
        if day in days:
            days[day].asked, days[day].answered = asked, answered
    fill_waiting(list(days.values()), since)
    return Figures(list(days.values()), *decisions_since(since))


def start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def comments_by_day(since: datetime) -> Iterable[tuple[date, int, int]]:
    written = Comment.objects.filter(submit_date__gte=since).annotate(day=TruncDate("submit_date")).order_by()
    counts = {
        "published": Count("pk", filter=Q(status=Status.PUBLISHED)),
        "marked": Count("pk", filter=Q(status=Status.SPAM)),
    }
    return written.values_list("day").annotate(**counts)


def threads_by_day(since: datetime) -> Iterable[tuple[date, int, int]]:
    """Published first comments of threads."""
    in_time = ExpressionWrapper(
        OuterRef("submit_date") + Value(ANSWERED_WITHIN, output_field=DurationField()), output_field=DateTimeField()
    )
    answers = Comment.objects.published().filter(reply_to=OuterRef("pk"), submit_date__lte=in_time)
    threads = Comment.objects.published().filter(submit_date__gte=since, path__length=WIDTH, is_opening=False)
    by_day: dict[date, list[int]] = defaultdict(lambda: [0, 0])
    found = threads.annotate(day=TruncDate("submit_date"), is_answered=Exists(answers.exclude(user=OuterRef("user"))))
    for day, is_answered in found.order_by().values_list("day", "is_answered"):
        by_day[day][0] += 1
        by_day[day][1] += is_answered
    return [(day, asked, answered) for day, (asked, answered) in by_day.items()]


def fill_waiting(days: list[Day], since: datetime) -> None:
    """How many waited at the end of each day, from when each was written and decided, and how long they had waited."""
    decided: Any = Decision.objects.filter(status_before=Status.HELD, created_at__gte=since, comment__isnull=False)
    decided = decided.exclude(status_after=Status.HELD).values_list("comment__submit_date", "created_at")
    intervals = [(start, end) for start, end in decided.exclude(actor=None)]
    open_since = Comment.objects.filter(status=Status.HELD).exclude(comment="").values_list("submit_date", flat=True)
    still = list(open_since)
    for day in days:
        end_of_day = start_of(day.day + timedelta(days=1))
        day.waiting = sum(start < end_of_day <= end for start, end in intervals)
        day.waiting += sum(start < end_of_day for start in still)
        day.waited = [end - start for start, end in intervals if start_of(day.day) <= end < end_of_day]


def decisions_since(since: datetime) -> tuple[Counter[str], Counter[int]]:
    """Of moderators, by the name of each and by the hour of the day. One query."""
    by_person: Counter[str] = Counter()
    by_hour: Counter[int] = Counter()
    rows = Decision.objects.filter(created_at__gte=since, actor__isnull=False).exclude(act__in=AUTHOR_ACTS)
    for name, at in rows.exclude(actor=F("comment__user")).values_list("actor__display_name", "created_at"):
        by_person[name] += 1
        by_hour[timezone.localtime(at).hour] += 1
    return by_person, by_hour
