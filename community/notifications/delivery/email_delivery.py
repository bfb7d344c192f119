"""Sends what is in the queue, by the real backend (setting EMAIL_DELIVERY_BACKEND), and tries again what fails."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone
from django_tasks import task

from community.notifications.models import QueuedEmail

from . import email_content
from .bounces import record_bounce, refused_address
from .email_limits import within_limits
from .email_suppression import EmailSuppression

logger = logging.getLogger(__name__)

#: Before the second, third, … attempt. About four days in all, which outlasts a long weekend without a mail server.
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    *[timedelta(hours=12)] * 7,
)
#: At most so many in one run, so that other tasks of the worker get their turn.
BATCH = 200
EXPIRED = "Too late: the code in it has expired."


@task()
def deliver_due_emails() -> None:
    deliver_due()


def deliver_due(limit: int = BATCH) -> int:
    """Sends what is due, codes and confirmations first, then oldest first. Returns how many were sent.

    Each row is claimed before it is sent and marked after it: if the process dies, the one e-mail between the two is
    sent once more. Ends when the server does not answer, instead of waiting for it once per e-mail.
    """
    sent = 0
    for pk in to_send(limit):
        email = QueuedEmail.objects.claim(pk)
        if email is None:
            continue
        error = attempt(email)
        record(email, error)
        sent += error is None
        if error and not is_about_one_email(error):
            break
    return sent


def to_send(limit: int) -> list[int]:
    """Keys of the e-mails that are due and may be sent now."""
    due = QueuedEmail.objects.due(timezone.now()).transactional_first()
    emails = list(due.only("pk", "kind", "recipient", "scope")[:limit])
    transactional = [email for email in emails if not email.kind]
    notifications = [email for email in emails if email.kind]
    if notifications:
        notifications = within_limits(delete_unwanted(notifications), leaving=len(transactional))
    return [email.pk for email in [*transactional, *notifications]]


def delete_unwanted(emails: list[QueuedEmail]) -> list[QueuedEmail]:
    """The others. Somebody may have unsubscribed, or an address turned out not to exist, since they were queued."""
    unwanted = EmailSuppression.objects.scopes_by_address({email.recipient for email in emails})
    keys = [email.pk for email in emails if email.scopes & unwanted.get(email.recipient, set())]
    if keys:
        QueuedEmail.objects.filter(pk__in=keys).due(timezone.now()).delete()
    return [email for email in emails if email.pk not in keys]


class Expired(Exception):
    """The e-mail was not sent, because it is of no use any more."""


def attempt(email: QueuedEmail) -> Exception | None:
    """Sends it. Returns what went wrong."""
    if email.expires_at and email.expires_at <= timezone.now():
        return Expired(EXPIRED)
    try:
        message = email_content.unpack(email.content, recipient=email.recipient)
        get_connection(settings.EMAIL_DELIVERY_BACKEND).send_messages([message])
    except Exception as error:  # noqa: BLE001 -- each backend raises its own; all are recorded
        return error
    return None


def record(email: QueuedEmail, error: Exception | None) -> None:
    """Sent, failed for good, or the time of the next attempt. The claim ends."""
    now = timezone.now()
    row = QueuedEmail.objects.filter(pk=email.pk)
    if error is None:
        row.update(sent_at=now, content="", claimed_until=None, last_error="")
        return
    next_attempt_at = when_next(error, email.attempts, now)
    row.update(
        claimed_until=None,
        last_error=reason_of(error)[:500],
        next_attempt_at=next_attempt_at or now,
        failed_at=None if next_attempt_at else now,
    )
    if refused_address(error):
        record_bounce(email, reason_of(error), bad_address=True)
    logger.warning("E-mail %s was not sent, attempt %s: %s", email.pk, email.attempts, reason_of(error))


def when_next(error: Exception, attempts: int, now: datetime) -> datetime | None:
    """None: never, since it was refused for good or has been tried often enough."""
    if is_permanent(error) or attempts > len(PAUSES):
        return None
    return now + PAUSES[attempts - 1]


def is_permanent(error: Exception) -> bool:
    """Whether the server said that this e-mail will never be taken (5xx), rather than that something is wrong today.

    A wrong password or sender is the site's mistake, which somebody can put right, so it is not permanent.
    """
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, Expired) or (isinstance(error, SMTPDataError) and error.smtp_code >= 500)


def is_about_one_email(error: Exception) -> bool:
    """Whether only this e-mail failed: the server refused this one, or the error came before asking the server."""
    return isinstance(error, SMTPRecipientsRefused | SMTPDataError) or not isinstance(error, OSError)


def reason_of(error: Exception) -> str:
    """For the operator, in the server's words where there are any."""
    if isinstance(error, SMTPRecipientsRefused):
        return "; ".join(f"{code} {_text(said)}" for code, said in error.recipients.values())
    if isinstance(error, SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return str(error) if isinstance(error, Expired) else f"{type(error).__name__}: {error}"


def _text(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said
