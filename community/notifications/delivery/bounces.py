"""What happens when an address turns out not to exist, or its owner marks our e-mail as spam."""

import logging
import re
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.utils import timezone

from .email_suppression import EVERYTHING, EmailSuppression, hashes_of
from .queued_email import QueuedEmail

logger = logging.getLogger(__name__)
Reason = EmailSuppression.Reason

#: RFC 3463: no such mailbox, domain or syntax; moved; domain takes no mail; mailbox disabled. Other codes (full, too
#: large, refused by policy) say nothing about the address.
BAD_ADDRESS = frozenset({"5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"})
#: For servers that send no such code: no mailbox, not local, not allowed, takes no mail.
_BAD_ADDRESS_REPLIES = frozenset({521, 550, 551, 553, 556})
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
#: The same replies are sent to senders that a server does not like.
_ABOUT_THE_SENDER = re.compile(r"spam|block|black|policy|reputation|relay|denied|spf|dkim|dmarc|listed", re.IGNORECASE)


def is_bad_address(said: str, code: int = 0) -> bool:
    """Whether this means that the address does not work, and not that something else was refused.

    said: the server's words, or a status like "5.1.1". code: the SMTP code, of an answer to the address alone.
    """
    if found := _STATUS.search(said):
        return found[1] in BAD_ADDRESS
    return code in _BAD_ADDRESS_REPLIES and not _ABOUT_THE_SENDER.search(said)


def refused_address(error: Exception) -> bool:
    """Whether the server refused the address for good when we wanted to send."""
    if isinstance(error, SMTPRecipientsRefused):
        return any(is_bad_address(_text(said), code) for code, said in error.recipients.values())
    return isinstance(error, SMTPDataError) and is_bad_address(_text(error.smtp_error))


def record_bounce(email: QueuedEmail, error: str, *, bad_address: bool) -> None:
    """It did not arrive after all. Does nothing the second time. A bad address gets no notifications any more."""
    now = timezone.now()
    QueuedEmail.objects.filter(pk=email.pk, bounced_at=None).update(bounced_at=now, last_error=error[:500])
    if bad_address:
        suppress(email.recipient, Reason.BOUNCED, error)


def suppress(address: str, reason: EmailSuppression.Reason, error: str = "") -> None:
    """Without the address, which an error often quotes: only its hash is kept."""
    without = re.sub(re.escape(address), "…", error, flags=re.IGNORECASE)
    EmailSuppression.objects.suppress(hashes_of(address)[0], EVERYTHING, reason, without)
    logger.warning("No notifications to an address any more: %s", reason)


def _text(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said
