"""How long a moderator was at the desk, from what they did there. Shown to themselves alone, and kept nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from community.members.models import User
from community.moderation.models import APART, Decision, Report

#: Who did nothing for longer was away.
PAUSE = timedelta(minutes=10)
#: What the last act before a pause counts.
ONE_ACT = timedelta(minutes=1)
#: So many distressing cases in a row are enough, within an hour.
MOST_IN_A_ROW = 3
RECENTLY = timedelta(hours=1)


@dataclass(frozen=True)
class Hours:
    today: timedelta
    week: timedelta


def time_spent(moments: Sequence[datetime]) -> timedelta:
    """`moments`: when something was done, in order."""
    gaps = [later - earlier for earlier, later in zip(moments, moments[1:], strict=False)]
    return sum((gap if gap <= PAUSE else ONE_ACT for gap in gaps), ONE_ACT if moments else timedelta())


def hours_of(moderator: User) -> Hours:
    """In the moderator's own days; a week is the last seven."""
    now = timezone.localtime()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    since = midnight - timedelta(days=6)
    done = list(Decision.objects.filter(actor=moderator, created_at__gte=since).values_list("created_at", flat=True))
    closed = Report.objects.filter(closed_by=moderator, closed_at__gte=since).values_list("closed_at", flat=True)
    done += [at for at in closed if at]
    moments = sorted(done)
    return Hours(time_spent([one for one in moments if one >= midnight]), time_spent(moments))


def distressing_in_a_row(moderator: User) -> int:
    """How many cases of worry or of something illegal they saw to within the hour, with no other decision since."""
    since = timezone.now() - RECENTLY
    closed = Report.objects.filter(closed_by=moderator, closed_at__gte=since, reason__in=APART)
    others = Decision.objects.filter(actor=moderator, created_at__gte=since).exclude(
        comment__in=closed.values("comment")
    )
    latest = others.values_list("created_at", flat=True).first()
    after = closed.filter(closed_at__gt=latest) if latest else closed
    return len({comment or f"report {pk}" for pk, comment in after.values_list("pk", "comment")})
