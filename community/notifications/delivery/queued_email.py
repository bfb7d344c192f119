from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils import timezone

from community.notifications.emails.email_kinds import EmailKind

from .email_suppression import EVERYTHING


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

    def notifications(self) -> QueuedEmailQuerySet:
        """Those that are subject to the limits per hour, and that nobody gets who has unsubscribed."""
        return self.exclude(kind=EmailKind.TRANSACTIONAL)

    def transactional_first(self) -> QueuedEmailQuerySet:
        """And then oldest first."""
        is_transactional = Case(When(kind=EmailKind.TRANSACTIONAL, then=0), default=1)
        return self.order_by(is_transactional, "next_attempt_at", "pk")

    def bounced(self) -> QueuedEmailQuerySet:
        return self.exclude(bounced_at=None)

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
        return unsent.update(next_attempt_at=now, failed_at=None, bounced_at=None, attempts=0)

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
    message_id = models.CharField(max_length=255, db_index=True)
    kind = models.CharField(max_length=12, blank=True, choices=EmailKind.choices, default=EmailKind.TRANSACTIONAL)
    #: What else one can unsubscribe from to get no such e-mail, such as `email_suppression.conversation_scope`.
    scope = models.CharField(max_length=40, blank=True)
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
    #: The receiving server refused it for good: at once, or later by an e-mail of its own or the provider's webhook.
    bounced_at = models.DateTimeField(null=True, blank=True)

    objects = QueuedEmailQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"], condition=Q(sent_at=None, failed_at=None), name="queued_email_due"
            ),
            models.Index(fields=["sent_at"], condition=Q(sent_at__isnull=False), name="queued_email_sent"),
        ]

    def __str__(self) -> str:
        return f"E-mail {self.pk}"

    @property
    def scopes(self) -> set[str]:
        """People who unsubscribed from one of these do not get it. Only for those that are not transactional."""
        return {EVERYTHING, self.kind, self.scope}
