"""Text that only this site can read: of no use in a copy of the database or of a page."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

__all__ = ["InvalidToken", "cipher"]


def cipher(purpose: str) -> MultiFernet:
    """By keys that are made of SECRET_KEY and those of before; what is for another purpose is not understood."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    derived = [salted_hmac(purpose, "", secret=key, algorithm="sha256").digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])
