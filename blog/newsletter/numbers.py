"""What became of the e-mails of newsletters. No opens and no clicks: nothing counts those."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, F, Q

from blog.models import Newsletter
from community.notifications.delivery.queued_email import QueuedEmailQuerySet
from community.notifications.models import QueuedEmail

from .newsletter_email import queue_topic


@dataclass(frozen=True)
class Numbers:
    waiting: int = 0
    sent: int = 0
    #: Without those that bounced.
    failed: int = 0
    bounced: int = 0


def numbers_of(newsletters: Collection[Newsletter]) -> dict[int, Numbers]:
    """By key. One query."""
    found = counted(QueuedEmail.objects.all(), [newsletter.pk for newsletter in newsletters])
    numbers = {}
    for newsletter in newsletters:
        queued = found.get(newsletter.pk, Numbers())
        numbers[newsletter.pk] = Numbers(
            waiting=queued.waiting,
            sent=queued.sent + newsletter.purged_sent,
            failed=queued.failed + newsletter.purged_failed,
            bounced=queued.bounced + newsletter.purged_bounced,
        )
    return numbers


def counted(emails: QueuedEmailQuerySet, keys: Iterable[int]) -> dict[int, Numbers]:
    by_topic = {queue_topic(pk): pk for pk in keys}
    bounced = Q(bounced_at__isnull=False)
    rows = (
        emails.filter(topic__in=by_topic)
        .order_by()
        .values_list("topic")
        .annotate(
            waiting=Count("pk", filter=QueuedEmail.WAITS),
            sent=Count("pk", filter=Q(sent_at__isnull=False) & ~bounced),
            failed=Count("pk", filter=Q(failed_at__isnull=False) & ~bounced),
            bounced=Count("pk", filter=bounced),
        )
    )
    return {by_topic[topic]: Numbers(*numbers) for topic, *numbers in rows}


def keep_numbers(before: datetime) -> None:
    """Call it in the transaction that purges the rows of e-mails which were sent or failed before this moment."""
    due = QueuedEmail.objects.filter(Q(sent_at__lt=before) | Q(failed_at__lt=before))
    keys = Newsletter.objects.exclude(started_at=None).values_list("pk", flat=True)
    with transaction.atomic():
        for pk, numbers in counted(due, keys).items():
            Newsletter.objects.filter(pk=pk).update(
                purged_sent=F("purged_sent") + numbers.sent,
                purged_failed=F("purged_failed") + numbers.failed,
                purged_bounced=F("purged_bounced") + numbers.bounced,
            )
