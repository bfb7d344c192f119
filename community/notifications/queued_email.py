from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class QueuedEmailQuerySet(models.QuerySet["QueuedEmail"]):
    def waiting(self) -> QueuedEmailQuerySet:
        return self.filter(QueuedEmail.WAITS)

    def failed(self) -> QueuedEmailQuerySet:
        return self.exclude(failed_at=None)

    def unclaimed(self, now: datetime) -> QueuedEmailQuerySet:
        """Those that no process is sending. A claim that has expired belonged to a process that died."""
        return self.filter(Q(claimed_until=None) | Q(claimed_until__lte=now))

    def due(self, now: datetime) -> QueuedEmailQuerySet:
        return self.waiting().unclaimed(now).filter(next_attempt_at__lte=now)

    def claim(self, pk: int) -> QueuedEmail | None:
        """The e-mail, for this process alone and `CLAIM_LASTS` long. None if another one has it or it is not due.

        One conditional UPDATE: of two processes the database lets one change the row, whichever database it is.
        """
        now = timezone.now()
        is_mine = (
            self.due(now).filter(pk=pk).update(claimed_until=now + QueuedEmail.CLAIM_LASTS, attempts=F("attempts") + 1)
        )
        return self.get(pk=pk) if is_mine else None

    def retry_now(self) -> int:
        """Makes these due at once, failed ones too. Returns how many; those being sent right now are left alone."""
        now = timezone.now()
        unsent = self.filter(sent_at=None).unclaimed(now)
        return unsent.update(next_attempt_at=now, failed_at=None, attempts=0)

    def addressed_to(self, *addresses: str) -> QueuedEmailQuerySet:
        """Addresses are compared without case."""
        found = Q(pk__in=[])
        for address in addresses:
            found |= Q(recipient__iexact=address)
        return self.filter(found)


class QueuedEmail(models.Model):
    """An e-mail to one recipient: waiting to be sent, sent, or failed. Once it is sent, only the fact is kept."""

    #: Sending one takes seconds. After this time its process has died, and another one takes over.
    CLAIM_LASTS: ClassVar = timedelta(minutes=5)
    WAITS: ClassVar = Q(sent_at=None, failed_at=None)

    recipient = models.EmailField(max_length=320)
    #: The same at every attempt, so that mail programs see one e-mail if the last attempt was sent after all.
    message_id = models.CharField(max_length=255)
    #: Subject, text and headers, encrypted (`email_content`). Empty once it is sent.
    content = models.TextField(blank=True)
    #: Of waiting e-mails to one recipient with the same topic only the newest is sent. Empty: they are unrelated.
    topic = models.CharField(max_length=100, blank=True, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    #: Not sent after this moment: the code in it has expired.
    expires_at = models.DateTimeField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    #: Nobody tries again by itself.
    failed_at = models.DateTimeField(null=True, blank=True)

    objects = QueuedEmailQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"], condition=Q(sent_at=None, failed_at=None), name="queued_email_due"
            ),
        ]

    def __str__(self) -> str:
        return f"E-mail {self.pk}"
