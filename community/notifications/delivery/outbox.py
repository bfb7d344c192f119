"""The e-mail backend of the site (setting EMAIL_BACKEND): it stores e-mails, and sends them after the commit.

Every e-mail goes through here, allauth's and Wagtail's too. The row is written in the transaction of what the e-mail is
about: both are there, or neither. Nothing is sent within a request (docs/decisions/0017).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, make_msgid
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from community.notifications.emails.email_kinds import EmailKind
from community.notifications.emails.email_paragraphs import html_of

from . import email_content
from .delivery_thread import deliver_in_thread
from .email_delivery import deliver_due_emails
from .email_suppression import EmailSuppression
from .queued_email import QueuedEmail

#: Rows in one statement.
BATCH = 500


class EmailBackend(BaseEmailBackend):
    """A message may have more attributes, those of `SiteEmail`.

    starts_delivery: whether they leave after the commit. Who stores many in turn calls `start_delivery` once, at last.
    """

    def __init__(self, *, starts_delivery: bool = True, **options: Any) -> None:
        super().__init__(**options)
        self.starts_delivery = starts_delivery

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        checked: list[QueuedEmail] = []
        others: list[QueuedEmail] = []
        for message in email_messages:
            (checked if getattr(message, "is_wanted", False) else others).extend(queued_emails(message))
        emails = [*checked, *wanted(others)]
        with transaction.atomic(savepoint=False):
            replace_waiting(emails)
            QueuedEmail.objects.bulk_create(emails, batch_size=BATCH)
        if self.starts_delivery:
            transaction.on_commit(start_delivery, robust=True)
        return len(email_messages)


def queued_emails(message: EmailMessage) -> Iterator[QueuedEmail]:
    """One row for each recipient: one of them may be refused, and nobody sees who else gets it.

    Raises what Django raises for an e-mail that cannot be built, such as one with a line break in a header.
    """
    message.message()
    message.extra_headers.setdefault("Auto-Submitted", "auto-generated")  # RFC 3834: no holiday replies, please
    attributes: dict[str, Any] = vars(message)
    own_id = message.extra_headers.get("Message-ID")
    html = html_part(message)
    for recipient in message.recipients():
        message_id = own_id or make_msgid(domain=settings.SITE_HOST)
        message.extra_headers["Message-ID"] = message_id
        yield QueuedEmail(
            recipient=recipient,
            message_id=message_id,
            content=email_content.pack(message, html=html),
            topic=attributes.get("topic", ""),
            kind=attributes.get("kind", EmailKind.TRANSACTIONAL),
            scope=attributes.get("scope", ""),
            expires_at=attributes.get("expires_at"),
        )


def html_part(message: EmailMessage) -> str:
    """For an e-mail that has none. "" if it has one, or is not text."""
    has_one = bool(getattr(message, "alternatives", ()))
    if has_one or message.content_subtype != "plain":
        return ""
    return html_of(str(message.body), subject=str(message.subject))


def wanted(emails: list[QueuedEmail]) -> list[QueuedEmail]:
    """Without those to people who have unsubscribed, and to addresses that do not exist. One query."""
    addresses = {email.recipient for email in emails if email.kind}
    unwanted = EmailSuppression.objects.scopes_by_address(addresses) if addresses else {}
    return [email for email in emails if not email.kind or not email.scopes & unwanted.get(email.recipient, set())]


def replace_waiting(emails: Iterable[QueuedEmail]) -> None:
    """Deletes what these replace: an older code or link, which no longer works, must not arrive after it."""
    by_topic: dict[str, list[str]] = {}
    for email in emails:
        if email.topic:
            by_topic.setdefault(email.topic, []).append(email.recipient)
    for topic, recipients in by_topic.items():
        for start in range(0, len(recipients), BATCH):
            older = QueuedEmail.objects.waiting().unclaimed(timezone.now()).filter(topic=topic)
            older.filter(recipient__in=recipients[start : start + BATCH]).delete()


def start_delivery() -> None:
    """In a thread of this process, or by the worker. What fails now is tried again by `manage.py send_queued_mail`."""
    if settings.EMAIL_DELIVERY_IN_THREAD:
        deliver_in_thread()
    else:
        deliver_due_emails.enqueue()
