"""Handles: the public part of a profile's address. What is allowed, and what is taken."""

import re
import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac
from django.utils.text import slugify

from .display_names import check_impersonation, looks_official
from .models import OldHandle, User

MIN_LENGTH, MAX_LENGTH = 3, 32
_HANDLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

WRONG_LETTERS = "Please use only the letters a to z, numbers, and single hyphens between them."
WRONG_LENGTH = f"Please use {MIN_LENGTH} to {MAX_LENGTH} characters."
#: The same whether somebody has the handle or had it once: nobody should learn which.
TAKEN = "This handle is taken. Please choose another one."


def free_handle(name: str) -> str:
    """A handle that nobody has or had, made from a display name: "rosa-okafor", or "rosa-okafor-7f3a" if taken."""
    wanted = slugify(name).replace("_", "-")[:MAX_LENGTH].strip("-")
    if len(wanted) < MIN_LENGTH or looks_official(wanted.split("-")):
        wanted = f"somebody-{secrets.token_hex(2)}"
    handle = wanted
    while is_taken(handle):
        handle = f"{wanted}-{secrets.token_hex(2)}"
    return handle


def check_handle(handle: str, *, member: User) -> None:
    """Raises `ValidationError` with the reason if this member cannot have this handle."""
    if not _HANDLE.fullmatch(handle):
        raise ValidationError(WRONG_LETTERS, code="letters")
    if not MIN_LENGTH <= len(handle) <= MAX_LENGTH:
        raise ValidationError(WRONG_LENGTH, code="length")
    check_impersonation(handle.split("-"), member=member)
    if is_taken(handle, besides=member):
        raise ValidationError(TAKEN, code="taken")


def is_taken(handle: str, *, besides: User | None = None) -> bool:
    """Whether somebody other than `besides` has this handle, or had it once.

    Asks in this order because a handle that is given up at this moment is in one of the two tables.
    """
    current, former = User.objects.filter(username__iexact=handle), old_handles(handle)
    if besides:
        current, former = current.exclude(pk=besides.pk), former.exclude(member=besides)
    return current.exists() or former.exists()


def old_handles(handle: str) -> QuerySet[OldHandle]:
    return OldHandle.objects.filter(fingerprint__in=fingerprints(handle))


def fingerprints(handle: str) -> list[str]:
    """What `OldHandle` may hold of this handle: by the present key, then by earlier ones.

    Earlier keys count too, so that a new SECRET_KEY does not free the handles of former members.
    """
    return [fingerprint(handle, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def fingerprint(handle: str, key: str) -> str:
    return salted_hmac("juggle.old-handle", handle.lower(), secret=key, algorithm="sha256").hexdigest()
