"""The e-mail backend of the site (setting EMAIL_BACKEND): it stores e-mails, and sends them after the commit.

Every e-mail goes through here, allauth's and Wagtail's too. The row is written in the transaction of what the e-mail is
about: both are there, or neither. Nothing is sent within a request (docs/decisions/0017).
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, make_msgid
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from . import email_content
from .delivery_thread import deliver_in_thread
from .email_delivery import deliver_due_emails
from .models import QueuedEmail


class EmailBackend(BaseEmailBackend):
    """A message may have two attributes more: `topic` and `expires_at`, see `QueuedEmail`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        with transaction.atomic():
            for message in email_messages:
                for email in queued_emails(message):
                    replace_waiting(email)
                    email.save(force_insert=True)
        transaction.on_commit(start_delivery, robust=True)
        return len(email_messages)


def queued_emails(message: EmailMessage) -> Iterator[QueuedEmail]:
    """One row for each recipient: one of them may be refused, and nobody sees who else gets it.

    Raises what Django raises for an e-mail that cannot be built, such as one with a line break in a header.
    """
    message.message()
    message.extra_headers.setdefault("Auto-Submitted", "auto-generated")  # RFC 3834: no holiday replies, please
    attributes: dict[str, Any] = vars(message)
    for recipient in message.recipients():
        message_id = make_msgid(domain=settings.SITE_HOST)
        message.extra_headers["Message-ID"] = message_id
        yield QueuedEmail(
            recipient=recipient,
            message_id=message_id,
            content=email_content.pack(message),
            topic=attributes.get("topic", ""),
            expires_at=attributes.get("expires_at"),
        )


def replace_waiting(email: QueuedEmail) -> None:
    """Deletes what this one replaces: an older code or link, which no longer works, must not arrive after it."""
    if email.topic:
        older = QueuedEmail.objects.waiting().unclaimed(email.next_attempt_at)
        older.filter(topic=email.topic, recipient=email.recipient).delete()


def start_delivery() -> None:
    """In a thread of this process, or by the worker. What fails now is tried again by `manage.py send_queued_mail`."""
    if settings.EMAIL_DELIVERY_IN_THREAD:
        deliver_in_thread()
    else:
        deliver_due_emails.enqueue()
