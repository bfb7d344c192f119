import secrets

from django.utils.text import slugify

from .models import User

# Handles that would look like an office of the site.
RESERVED = frozenset({"admin", "administrator", "moderator", "moderators", "editor", "staff", "juggle", "support"})
LONGEST = 32


def free_handle(name: str) -> str:
    """A handle nobody has, close to the name: `rosa-okafor`, or `rosa-okafor-7f3a` when that one is taken."""
    wanted = slugify(name)[:LONGEST].strip("-") or "member"
    handle = wanted
    while handle in RESERVED or User.objects.filter(username__iexact=handle).exists():
        handle = f"{wanted}-{secrets.token_hex(2)}"
    return handle
