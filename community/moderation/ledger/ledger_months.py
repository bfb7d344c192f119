"""The numbers of the ledger, from the log.

So that no number tells of a single person: a month is shown when it is over, so nobody can watch a number grow by one;
numbers from one to four are shown as "fewer than five"; where a reason for removing is one of these, the number of all
removals isn't told, from which it could be worked out; and a median is of five decisions at least.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median

from django.core.cache import cache
from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone

from community.comments.models import Comment
from community.moderation.models import Act, AppealAct, Decision, SanctionAct, StandingAct
from community.moderation.reasons.reasons_in_use import in_order, label_of

#: From this number on it is shown.
SHOWN_FROM = 5
MONTHS = 12
KEPT_FOR = timedelta(hours=6)
#: What people decide about others; what an author or a guest does is not counted.
COUNTED: dict[str, str] = {
    Act.APPROVE: "approved",
    Act.SPAM: "marked as spam",
    Act.REMOVE: "removed",
    Act.RESTORE: "put back on the page",
    Act.KEEP: "read again and kept",
    Act.REPLAY: "judged again by newer rules",
    Act.UNDO: "put back as it was",
    Act.DETAIL: "details taken out",
    Act.LOCK: "conversations locked",
    Act.SLOW: "conversations slowed down",
    Act.REVEAL: "looked up who wrote without a name",
    StandingAct.DEMOTE: "standings set back",
    StandingAct.REINSTATE: "standings given back",
    SanctionAct.WARN: "warnings",
    SanctionAct.SUSPEND: "suspensions",
    SanctionAct.BAN: "bans for spam",
    SanctionAct.UNBAN: "bans undone",
    SanctionAct.LIFT: "warnings and suspensions taken back",
    AppealAct.APPEAL: "appeals",
    AppealAct.UPHOLD: "appeals turned down",
    AppealAct.OVERTURN: "appeals granted",
}
#: With these a comment stops waiting.
ENDS_WAITING = (Act.APPROVE, Act.SPAM, Act.REMOVE)


@dataclass
class Month:
    first_day: date
    acts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    waited: list[timedelta] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"{self.first_day:%Y-%m}"

    @property
    def act_rows(self) -> list[tuple[str, str]]:
        """The removals are the sum of their reasons, so they are told exactly only if every reason is."""
        rows = {label: shown(self.acts[act]) for act, label in COUNTED.items() if self.acts[act]}
        if self.acts[Act.REMOVE] >= SHOWN_FROM and any(is_small(number) for number in self.reasons.values()):
            rows[COUNTED[Act.REMOVE]] = f"{SHOWN_FROM} or more"
        return list(rows.items())

    @property
    def reason_rows(self) -> list[tuple[str, str]]:
        return [(label_of(key).split(" (")[0], shown(count)) for key, count in in_order(self.reasons) if count]

    @property
    def median_wait(self) -> timedelta | None:
        """From writing to deciding, of comments that waited; None if there were too few."""
        if len(self.waited) < SHOWN_FROM:
            return None
        return timedelta(seconds=median(waited.total_seconds() for waited in self.waited))


def shown(number: int) -> str:
    return f"fewer than {SHOWN_FROM}" if is_small(number) else str(number)


def is_small(number: int) -> bool:
    return 0 < number < SHOWN_FROM


def ledger(now: datetime | None = None) -> list[Month]:
    """The last twelve months that are over and in which something was decided, the newest first. Kept in the cache."""
    this_month = first_of_month(timezone.localtime(now))
    key = f"moderation:ledger:{this_month:%Y-%m}"
    months: list[Month] | None = cache.get(key)
    if months is None:
        months = months_before(this_month)
        cache.set(key, months, KEPT_FOR.total_seconds())
    return months


def months_before(end: datetime) -> list[Month]:
    """Two queries."""
    start = end
    for _ in range(MONTHS):
        start = first_of_month(start - timedelta(days=1))
    rows = Decision.objects.filter(act__in=COUNTED, created_at__gte=start, created_at__lt=end).order_by()
    by_month: dict[date, Month] = {}
    counted = rows.annotate(month=TruncMonth("created_at")).values_list("month", "act", "reason")
    for at, act, reason, number in counted.annotate(number=Count("pk")):
        month = by_month.setdefault(at.date(), Month(at.date()))
        month.acts[act] += number
        if reason and act == Act.REMOVE:
            month.reasons[reason] += number
    for first_day, waited in waits(start, end).items():
        by_month[first_day].waited = waited
    return sorted(by_month.values(), key=lambda month: month.first_day, reverse=True)


def waits(start: datetime, end: datetime) -> dict[date, list[timedelta]]:
    """By month, how long each comment that a moderator decided about had waited; of those whose rows are kept."""
    held = Decision.objects.filter(status_before=Comment.Status.HELD, act__in=ENDS_WAITING, comment__isnull=False)
    rows = held.filter(created_at__gte=start, created_at__lt=end).order_by()
    found: dict[date, list[timedelta]] = defaultdict(list)
    for decided, written in rows.values_list("created_at", "comment__submit_date").iterator(chunk_size=2000):
        found[first_of_month(timezone.localtime(decided)).date()].append(max(decided - written, timedelta()))
    return found


def first_of_month(moment: datetime) -> datetime:
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
