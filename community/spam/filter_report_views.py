"""The operator's page about the filter in the CMS: how often it was right here, and what it goes by."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from .external.check_status import check_statuses
from .filter_settings_views import PERMISSION
from .learning.evaluation import Confusion
from .model_in_use import model_in_use
from .noun_phrases import noun_phrase
from .report.decided_weeks import Decided, Week, confusion_of, decided_weeks, frequent_rules
from .report.plots import bar_plot, line_plot
from .report.strong_words import strong_words
from .report.unread_spam import spam_weeks

#: What other thresholds would have done is shown for these, and for those in force.
OTHER_THRESHOLDS = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0)
OUTCOMES = ("reject", "hold", "publish")


class WeekRow(NamedTuple):
    """What the tables show of a week."""

    week: Week
    confusion: Confusion
    spam_outcomes: tuple[int, ...]
    ham_outcomes: tuple[int, ...]
    spam_score: float | None
    ham_score: float | None
    #: Of each of the frequent rules.
    shares: tuple[float | None, ...]


class ThresholdRow(NamedTuple):
    threshold: float
    confusion: Confusion
    is_hold: bool
    is_reject: bool


@permission_required(PERMISSION, raise_exception=True)
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """As many queries for many decisions as for none."""
    used, weeks, spam = model_in_use(), decided_weeks(timezone.localdate()), spam_weeks()
    decisions = [one for week in weeks for one in week.decisions]
    rules = frequent_rules(decisions)
    rows = [_row(week, used.settings.thresholds.hold, rules) for week in weeks]
    thresholds = used.settings.thresholds
    context = {
        "decisions": len(decisions),
        "together": confusion_of(decisions, thresholds.hold),
        "thresholds": thresholds,
        "rows": rows,
        "rules": [noun_phrase(rule, {}) for rule in rules],
        "other_thresholds": [*_threshold_rows(decisions, thresholds.hold, thresholds.reject)],
        "checks": check_statuses(),
        "words": strong_words(used.shadow or used.model),
        "is_shadow": used.shadow is not None,
        "last_week": rows[-1].week.first_day,
        "spam_weeks": spam,
        "last_spam_week": spam[-1].first_day if spam else None,
        "spam_kept_days": settings.RETENTION_DAYS["spam"],
        "spam": sum(week.rejected + week.read for week in spam),
        "unread": sum(week.rejected for week in spam),
        **_plots(rows),
        "spam_plot": bar_plot([{"rejected": week.rejected, "read": week.read} for week in spam]),
    }
    return render(request, "spam/filter_report.html", context)


def _row(week: Week, hold_at: float, rules: Sequence[str]) -> WeekRow:
    return WeekRow(
        week,
        confusion_of(week.decisions, hold_at),
        tuple(week.count(is_spam=True, outcome=outcome) for outcome in OUTCOMES),
        tuple(week.count(is_spam=False, outcome=outcome) for outcome in OUTCOMES),
        week.mean_score(is_spam=True),
        week.mean_score(is_spam=False),
        tuple(week.share_with(rule) for rule in rules),
    )


def _threshold_rows(decisions: Sequence[Decided], hold: float, reject: float) -> Iterator[ThresholdRow]:
    for threshold in sorted({*OTHER_THRESHOLDS, hold, reject}):
        yield ThresholdRow(
            threshold,
            confusion_of(decisions, threshold),
            is_hold=threshold == hold,
            is_reject=threshold == reject,
        )


def _plots(rows: Sequence[WeekRow]) -> dict[str, object]:
    counts = [
        {
            "spam caught": row.confusion.spam_caught,
            "spam missed": row.confusion.spam_missed,
            "ham held": row.confusion.ham_blocked,
            "ham passed": row.confusion.ham_passed,
        }
        for row in rows
    ]
    scores = {"spam": [row.spam_score for row in rows], "ham": [row.ham_score for row in rows]}
    return {"confusion_plot": bar_plot(counts), "score_plot": line_plot(scores)}
