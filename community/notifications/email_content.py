"""An e-mail as an encrypted string, for the queue.

E-mails contain codes to sign in and links that act for a guest. Because they are encrypted, nobody can use those from a
copy of the database.
"""

import base64
import json
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.utils.crypto import salted_hmac

#: The attributes that are kept. The recipient is a column of its own.
KEPT = ("subject", "body", "from_email", "reply_to", "extra_headers", "content_subtype")


class TopicalEmail(EmailMessage):
    """Of several that wait for one recipient with the same topic only the newest is sent, see `QueuedEmail`."""

    def __init__(self, *, topic: str, **message: Any) -> None:
        super().__init__(**message)
        self.topic = topic


class AttachmentsNotSupported(Exception):
    """No e-mail of the site has attachments, and a queue in the database is no place for files."""


def pack(message: EmailMessage) -> str:
    """Raises `AttachmentsNotSupported`."""
    if message.attachments:
        raise AttachmentsNotSupported
    content: dict[str, Any] = {name: getattr(message, name) for name in KEPT}
    content["subject"] = str(content["subject"])
    content["alternatives"] = [list(alternative) for alternative in getattr(message, "alternatives", [])]
    return _cipher().encrypt(json.dumps(content).encode()).decode()


def unpack(packed: str, *, recipient: str) -> EmailMultiAlternatives:
    """Raises `cryptography.fernet.InvalidToken` if SECRET_KEY has changed and is not in SECRET_KEY_FALLBACKS."""
    content = json.loads(_cipher().decrypt(packed.encode()))
    message = EmailMultiAlternatives(to=[recipient], alternatives=content.pop("alternatives"))
    for name in KEPT:
        setattr(message, name, content[name])
    return message


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key))) for key in keys])


def _derived(secret: str) -> bytes:
    return salted_hmac("community.notifications.email_content", "", secret=secret, algorithm="sha256").digest()
