"""An e-mail as an encrypted string, for the queue.

E-mails contain codes to sign in and links that act for a guest. Because they are encrypted, nobody can use those from a
copy of the database.
"""

import json
from email.header import Header
from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.message import utf8_charset_qp

from .encryption import cipher

PURPOSE = "community.notifications.delivery.email_content"
#: The attributes that are kept. The recipient is a column of its own.
KEPT = ("subject", "body", "from_email", "reply_to", "extra_headers", "content_subtype")

#: RFC 5322.
LONGEST_LINE = 998


class AttachmentsNotSupported(Exception):
    """No e-mail of the site has attachments, and a queue in the database is no place for files."""


def pack(message: EmailMessage, *, html: str = "") -> str:
    """`html`: the HTML part, if the message has none. Raises `AttachmentsNotSupported`."""
    if message.attachments:
        raise AttachmentsNotSupported
    content: dict[str, Any] = {name: getattr(message, name) for name in KEPT}
    content["subject"] = str(content["subject"])
    content["body"] = str(content["body"])
    content["alternatives"] = [list(alternative) for alternative in getattr(message, "alternatives", [])]
    if html:
        content["alternatives"].append([html, "text/html"])
    return cipher(PURPOSE).encrypt(json.dumps(content).encode()).decode()


class OutgoingEmail(EmailMultiAlternatives):
    """Headers as receiving servers and mail programs like them."""

    #: Seven bits. A server on the way that knows no more would write it anew, and so break the DKIM signature.
    encoding = utf8_charset_qp

    def message(self, **options: Any) -> Any:
        """Long addresses stay on the line of their header's name; the subject is folded, also in encoded words."""
        built = super().message(**options)
        built.policy = built.policy.clone(max_line_length=LONGEST_LINE)
        charset = "us-ascii" if str(self.subject).isascii() else "utf-8"
        built.replace_header("Subject", Header(str(self.subject), charset, header_name="Subject").encode())
        return built


def unpack(packed: str, *, recipient: str) -> EmailMultiAlternatives:
    """Raises `cryptography.fernet.InvalidToken` if SECRET_KEY has changed and is not in SECRET_KEY_FALLBACKS."""
    content = json.loads(cipher(PURPOSE).decrypt(packed.encode()))
    message = OutgoingEmail(to=[recipient], alternatives=content.pop("alternatives"))
    for name in KEPT:
        setattr(message, name, content[name])
    return message
