import re
import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac
from django.utils.text import slugify

from .display_names import check_impersonation, looks_official
from .models import OldHandle, User

SHORTEST, LONGEST = 3, 32
_HANDLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

WRONG_LETTERS = "Please use only the letters a to z, numbers, and single hyphens between them."
WRONG_LENGTH = f"Please use {SHORTEST} to {LONGEST} characters."
#: The same for a handle somebody has and one somebody had: which it is concerns nobody.
TAKEN = "This handle is taken. Please choose another one."


def free_handle(name: str) -> str:
    """A handle nobody has or had, close to the name: `rosa-okafor`, or `rosa-okafor-7f3a` when that one is taken."""
    wanted = slugify(name).replace("_", "-")[:LONGEST].strip("-")
    if len(wanted) < SHORTEST or looks_official(wanted.split("-")):
        wanted = f"somebody-{secrets.token_hex(2)}"
    handle = wanted
    while is_taken(handle):
        handle = f"{wanted}-{secrets.token_hex(2)}"
    return handle


def check_handle(handle: str, *, member: User) -> None:
    """Raises `ValidationError` with what is wrong with this handle for this member."""
    if not _HANDLE.fullmatch(handle):
        raise ValidationError(WRONG_LETTERS, code="letters")
    if not SHORTEST <= len(handle) <= LONGEST:
        raise ValidationError(WRONG_LENGTH, code="length")
    check_impersonation(handle.split("-"), member=member)
    if is_taken(handle, besides=member):
        raise ValidationError(TAKEN, code="taken")


def is_taken(handle: str, *, besides: User | None = None) -> bool:
    """By somebody now, or by somebody else once. In this order: who gives a handle up is in one of the two."""
    now, once = User.objects.filter(username__iexact=handle), with_old_handle(handle)
    if besides:
        now, once = now.exclude(pk=besides.pk), once.exclude(member=besides)
    return now.exists() or once.exists()


def with_old_handle(handle: str) -> QuerySet[OldHandle]:
    return OldHandle.objects.filter(fingerprint__in=fingerprints(handle))


def fingerprints(handle: str) -> list[str]:
    """What is kept of a handle somebody left behind, the present key's first: an exchanged key must not free them."""
    return [fingerprint(handle, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def fingerprint(handle: str, key: str) -> str:
    return salted_hmac("juggle.old-handle", handle.lower(), secret=key, algorithm="sha256").hexdigest()
