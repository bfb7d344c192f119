"""Encrypts the secrets of second steps in the database, with keys made of `SECRET_KEY`.

A copy of the database is not enough to sign in as a member, because `SECRET_KEY` is not in it.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

#: Marks encrypted values. Values without it are from before secrets were encrypted.
PREFIX = "fernet:"
SALT = "community.members.mfa_encryption"


def fernet() -> MultiFernet:
    """Encrypts with the first key and decrypts with any of them."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [salted_hmac(SALT, "key", secret=key, algorithm="sha256").digest() for key in keys]
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])


def encrypt(text: str) -> str:
    return PREFIX + fernet().encrypt(text.encode()).decode()


def decrypt(stored: str) -> str:
    """Raises `cryptography.fernet.InvalidToken` if it was encrypted with a key that we do not have."""
    if not stored.startswith(PREFIX):
        return stored
    return fernet().decrypt(stored.removeprefix(PREFIX)).decode()


def renew(stored: str) -> str:
    """Encrypted with the present key, however it was stored."""
    return encrypt(decrypt(stored))


def change_secrets(data: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """The data of an authenticator with its secrets changed: of an app, the seed or the list of recovery codes."""
    changed: dict[str, Any] = {name: change(data[name]) for name in ("secret", "seed") if name in data}
    if "migrated_codes" in data:
        changed["migrated_codes"] = [change(code) for code in data["migrated_codes"]]
    return data | changed


def change_all_secrets(authenticators: Any, change: Callable[[str], str]) -> int:
    """`authenticators`: a manager of the model, as migrations have it. Returns how many have secrets. Passkeys do not:
    what we store of them is public."""
    count = 0
    for authenticator in authenticators.exclude(type="webauthn").order_by("pk").iterator(chunk_size=500):
        authenticator.data = change_secrets(authenticator.data, change)
        authenticator.save(update_fields=["data"])
        count += 1
    return count
