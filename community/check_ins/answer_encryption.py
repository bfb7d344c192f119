"""Answers in the database can be read by nobody who has the database alone, and do not say whose they are.

The keys are made of `CHECK_IN_KEYS` and `SECRET_KEY` with those of before, none of which is in the database or in a
backup. The first one encrypts; all of them decrypt, until `manage.py renew_check_in_keys` has run.
"""

import json
from base64 import urlsafe_b64encode
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

__all__ = ["InvalidToken", "decrypt", "encrypt", "pseudonym_of", "pseudonyms_of", "renew"]

ENCRYPTION = "community.check_ins.answers"
PSEUDONYM = "community.check_ins.pseudonym"


def encrypt(value: Any) -> str:
    """Of anything that JSON can hold."""
    return _fernet().encrypt(json.dumps(value, separators=(",", ":")).encode()).decode()


def decrypt(stored: str) -> Any:
    """Raises `InvalidToken` if it was encrypted with a key that we do not have."""
    return json.loads(_fernet().decrypt(stored))


def renew(stored: str) -> str:
    """Encrypted with the first key, whichever it was. Raises `InvalidToken`."""
    return _fernet().rotate(stored).decode()


def pseudonym_of(member_id: int) -> str:
    """What stands beside answers in place of the member."""
    return pseudonyms_of(member_id)[0]


def pseudonyms_of(member_id: int) -> list[str]:
    """By every key, the present one first: rows that were written before the key was changed have an older one."""
    return [
        salted_hmac(PSEUDONYM, str(member_id), secret=key, algorithm="sha256").hexdigest() for key in _secret_keys()
    ]


def _secret_keys() -> list[str]:
    return [*settings.CHECK_IN_KEYS, settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _fernet() -> MultiFernet:
    digests = [salted_hmac(ENCRYPTION, "", secret=key, algorithm="sha256").digest() for key in _secret_keys()]
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])
