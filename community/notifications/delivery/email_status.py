"""How the e-mails are doing, for the operator: `manage.py mail_status`, the page in the CMS, and health checks."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from community.notifications.models import QueuedEmail

from .email_suppression import EmailSuppression


@dataclass(frozen=True)
class EmailStatus:
    waiting: int
    oldest_waiting: datetime | None
    sent_today: int
    failed: int
    #: Of those that were sent or failed and are still known.
    bounced: int
    #: How many addresses get no notifications, because they do not work or because somebody complained.
    undeliverable: int
    complained: int


def email_status() -> EmailStatus:
    emails = QueuedEmail.objects.all()
    suppressed = EmailSuppression.objects.all()
    return EmailStatus(
        waiting=emails.waiting().count(),
        oldest_waiting=oldest_waiting(),
        sent_today=emails.filter(sent_at__date=timezone.localdate()).count(),
        failed=emails.failed().count(),
        bounced=emails.bounced().count(),
        undeliverable=suppressed.undeliverable().count(),
        complained=suppressed.complaints().count(),
    )


def oldest_waiting() -> datetime | None:
    """Since when the e-mail that has waited longest waits. Failed ones wait no longer."""
    return QueuedEmail.objects.waiting().order_by("created_at").values_list("created_at", flat=True).first()
