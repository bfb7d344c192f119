"""How much of the spam no moderator had to read."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import TruncWeek
from django.utils import timezone

from community.comments.models import Comment
from community.spam.models import Judgement
from community.spam.verdicts import Outcome


@dataclass(frozen=True)
class SpamWeek:
    first_day: date
    #: Rejected by the filter, and nobody brought it back.
    rejected: int
    #: Marked as spam by a moderator, who had to read it.
    read: int

    @property
    def share(self) -> float:
        return self.rejected / (self.rejected + self.read)


def spam_weeks() -> list[SpamWeek]:
    """Weeks with spam, oldest first, as far back as spam is kept. One query."""
    kept_since = timezone.now() - timedelta(days=settings.RETENTION_DAYS["spam"])
    latest = Judgement.objects.filter(comment=OuterRef("pk")).order_by("-pk").values("outcome")[:1]
    rejected = Q(verdict=Outcome.REJECT)
    weeks = (
        Comment.objects.filter(status=Comment.Status.SPAM, submit_date__gte=kept_since)
        .annotate(verdict=Subquery(latest), week=TruncWeek("submit_date"))
        .order_by("week")
        .values("week")
        .annotate(rejected=Count("pk", filter=rejected), all=Count("pk"))
        .values_list("week", "rejected", "all")
    )
    return [SpamWeek(timezone.localtime(week).date(), rejected, all_ - rejected) for week, rejected, all_ in weeks]
