"""Where a link at the foot of the page may lead."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError


def check_address(address: str) -> None:
    """A path of this site ("/about/") or the https address of another one; nothing that a browser would run."""
    parts = urlsplit(address)
    is_path = address.startswith("/") and not address.startswith(("//", "/\\"))
    if not is_path and not (parts.scheme == "https" and parts.hostname):
        raise ValidationError("Please start it with / for a page of this site, or with https:// for another site.")
