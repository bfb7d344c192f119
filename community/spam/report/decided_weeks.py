"""What the filter had said of the comments that moderators then decided about, by week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from django.utils import timezone

from community.spam.learning.evaluation import Confusion
from community.spam.models import Example

WEEKS = 12
#: Of a busy site the latest decisions are read; more change no figure by much.
MOST_DECISIONS = 5_000


@dataclass(frozen=True)
class Decided:
    """One decision: what it said, and what the filter had said of the text before."""

    day: date
    is_spam: bool
    score: float
    outcome: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Week:
    first_day: date
    decisions: Sequence[Decided]

    def count(self, *, is_spam: bool, outcome: str) -> int:
        return sum(one.is_spam == is_spam and one.outcome == outcome for one in self.decisions)

    def mean_score(self, *, is_spam: bool) -> float | None:
        """None without a decision of this kind."""
        scores = [one.score for one in self.decisions if one.is_spam == is_spam]
        return fmean(scores) if scores else None

    def share_with(self, rule: str) -> float | None:
        """The share of comments in which this rule found something; None without any."""
        return fmean(rule in one.rules for one in self.decisions) if self.decisions else None


def decided_weeks(today: date, weeks: int = WEEKS) -> list[Week]:
    """Oldest first, the present week last; they begin on Mondays of the current time zone. One query.

    They are counted by what the filter keeps of a decision, which outlasts the words of spam. So what it did not learn
    from is not counted: the twenty-first comment of one writer, a fourth copy, and whose writer took them back.
    """
    first = _monday(today) - timedelta(weeks=weeks - 1)
    columns = ("created_at", "is_spam", "score", "outcome", "features__rules")
    rows = (
        Example.objects.filter(score__isnull=False, created_at__date__gte=first)
        .order_by("-number")
        .values_list(*columns)[:MOST_DECISIONS]
    )
    decided = [
        Decided(timezone.localtime(at).date(), is_spam, score, outcome, tuple(rules or ()))
        for at, is_spam, score, outcome, rules in rows
        if score is not None
    ]
    days = [first + timedelta(weeks=number) for number in range(weeks)]
    return [Week(day, [one for one in decided if _monday(one.day) == day]) for day in days]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def confusion_of(decisions: Iterable[Decided], threshold: float) -> Confusion:
    """Taken for spam is what reaches the threshold by its words and links, gates and standing left out."""
    counts = Counter((one.is_spam, one.score >= threshold) for one in decisions)
    return Confusion(
        spam_caught=counts[True, True],
        ham_blocked=counts[False, True],
        ham_passed=counts[False, False],
        spam_missed=counts[True, False],
    )


def frequent_rules(decisions: Iterable[Decided], most: int = 5) -> list[str]:
    """Which rules have found something most often."""
    counts = Counter(rule for one in decisions for rule in one.rules)
    return sorted(counts, key=lambda rule: (-counts[rule], rule))[:most]
