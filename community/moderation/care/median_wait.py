"""How long a comment waited for a moderator, in the middle of the last month: what pages say instead of a promise."""

from datetime import timedelta
from statistics import median

from django.core.cache import cache
from django.utils import timezone

from community.moderation.ledger.ledger_months import SHOWN_FROM
from community.moderation.models import Act, Decision

MONTH = timedelta(days=30)
KEPT_FOR = timedelta(hours=1)
KEY = "moderation.median-wait"
#: A comment stops waiting by these.
ENDS_WAITING = (Act.APPROVE, Act.SPAM, Act.REMOVE)
#: More would not change the middle, and take longer to read.
MOST = 5_000


def median_wait() -> timedelta | None:
    """None if fewer than five were decided: that would be chance, or tell of a person."""
    found = cache.get(KEY)
    if found is None:
        found = (count_median(),)
        cache.set(KEY, found, KEPT_FOR.total_seconds())
    return found[0]


def count_median() -> timedelta | None:
    decided = Decision.objects.filter(
        act__in=ENDS_WAITING, status_before="held", comment__isnull=False, created_at__gte=timezone.now() - MONTH
    )
    times = decided.values_list("created_at", "comment__submit_date")[:MOST]
    seconds = [max(0.0, (at - since).total_seconds()) for at, since in times]
    return timedelta(seconds=median(seconds)) if len(seconds) >= SHOWN_FROM else None
