"""How many e-mails leave in an hour: to one address, and in all. Codes and confirmations always leave, and count.

Two workers that look at the same moment can go over a limit by what both have in hand.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Min
from django.utils import timezone

from .queued_email import QueuedEmail

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Sent:
    """What was sent in the last hour, and when the first of it was."""

    count: int = 0
    first_at: datetime | None = None


@dataclass(frozen=True)
class Limits:
    """0: no limit."""

    in_all: int
    to_one: int


def send_times(
    recipients: Sequence[str], *, in_all: Sent, to_one: Mapping[str, Sent], limits: Limits, now: datetime
) -> list[datetime]:
    """For each recipient in turn: now, or when the limit that is reached allows one more."""
    times: list[datetime] = []
    sending: dict[str, int] = defaultdict(int)
    for recipient in recipients:
        sent = to_one.get(recipient, Sent())
        if limits.in_all and in_all.count + sum(sending.values()) >= limits.in_all:
            times.append((in_all.first_at or now) + HOUR)
        elif limits.to_one and sent.count + sending[recipient] >= limits.to_one:
            times.append((sent.first_at or now) + HOUR)
        else:
            times.append(now)
            sending[recipient] += 1
    return times


def within_limits(emails: Sequence[QueuedEmail], *, leaving: int) -> list[QueuedEmail]:
    """Those of these notifications that may leave now, beside so many others that do. The rest is postponed.

    Two queries, and one more for each time that some are postponed to.
    """
    now = timezone.now()
    limits = Limits(in_all=settings.EMAILS_PER_HOUR, to_one=settings.EMAILS_PER_HOUR_TO_ONE_ADDRESS)
    sent = QueuedEmail.objects.filter(sent_at__gt=now - HOUR).order_by()
    before = sent.aggregate(count=Count("pk"), first_at=Min("sent_at"))
    in_all = Sent(before["count"] + leaving, before["first_at"])
    to_one = sent.notifications().filter(recipient__in={email.recipient for email in emails}).values("recipient")
    times = send_times(
        [email.recipient for email in emails],
        in_all=in_all,
        to_one={
            recipient: Sent(count, first_at)
            for recipient, count, first_at in to_one.annotate(count=Count("pk"), first_at=Min("sent_at")).values_list(
                "recipient", "count", "first_at"
            )
        },
        limits=limits,
        now=now,
    )
    postponed: dict[datetime, list[int]] = defaultdict(list)
    for email, time in zip(emails, times, strict=True):
        if time > now:
            postponed[time].append(email.pk)
    for time, keys in postponed.items():
        QueuedEmail.objects.filter(pk__in=keys).due(now).update(next_attempt_at=time)
    return [email for email, time in zip(emails, times, strict=True) if time <= now]
