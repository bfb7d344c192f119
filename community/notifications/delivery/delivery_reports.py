"""Reads e-mails that say what became of ours: delivery reports (RFC 3464) and complaints (RFC 5965)."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import Literal

from .bounces import Reason, is_bad_address, record_bounce, suppress
from .queued_email import QueuedEmail

ORIGINAL = {"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"}
STATUS = {"message/delivery-status", "message/global-delivery-status"}


@dataclass(frozen=True)
class DeliveryReport:
    """`message_id` is that of our e-mail."""

    event: Literal["bounce", "complaint"]
    message_id: str
    status: str = ""
    error: str = ""


def report_in(message: Message) -> DeliveryReport | None:
    """None if it reports no failure: an ordinary e-mail, one that was only delayed, or one about no e-mail."""
    if message.get_content_type() != "multipart/report":
        return None
    parts = list(message.walk())
    message_id = next((found for part in parts if (found := original_message_id(part))), "")
    if not message_id:
        return None
    for part in parts:
        if part.get_content_type() == "message/feedback-report":
            kind = next((block["Feedback-Type"] for block in blocks_of(part) if block["Feedback-Type"]), "")
            return DeliveryReport("complaint", message_id) if kind.strip().lower() == "abuse" else None
        for block in blocks_of(part) if part.get_content_type() in STATUS else ():
            if str(block["Action"]).strip().lower() == "failed":
                status = str(block["Status"] or "").split()
                error = " ".join(str(block["Diagnostic-Code"] or block["Status"] or "").split())
                return DeliveryReport("bounce", message_id, status[0] if status else "", error)
    return None


def original_message_id(part: Message) -> str:
    """Of the e-mail, or of its headers alone, that a report brings back."""
    if part.get_content_type() not in ORIGINAL:
        return ""
    return next((str(block["Message-ID"]).strip() for block in blocks_of(part) if block["Message-ID"]), "")


def blocks_of(part: Message) -> Iterator[Message]:
    """The groups of headers in a part, whether Python's parser has taken it apart or not."""
    if part.is_multipart():
        yield from (block for block in part.get_payload() if isinstance(block, Message))
        return
    content = part.get_payload(decode=True)
    if isinstance(content, bytes):
        yield from (message_from_bytes(block) for block in content.replace(b"\r\n", b"\n").split(b"\n\n"))


def record(report: DeliveryReport) -> bool:
    """False if it is about no e-mail of ours. Anybody can send a report, but only who got the e-mail knows its id."""
    email = QueuedEmail.objects.filter(message_id=report.message_id).first()
    if email is None:
        return False
    if report.event == "complaint":
        suppress(email.recipient, Reason.COMPLAINED)
    else:
        record_bounce(email, report.error, bad_address=is_bad_address(report.status or report.error))
    return True
