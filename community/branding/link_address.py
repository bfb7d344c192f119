"""Where a link at the foot of the page may lead."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

_ONE_WORD = re.compile(r"[^\s\x00-\x1f\x7f]+")


def check_address(address: str) -> None:
    """A path of this site ("/about/") or the https address of another one; nothing that a browser would run."""
    is_path = address.startswith("/") and not address.startswith(("//", "/\\"))
    # Browsers leave out tabs and line ends: "/", a tab and "/" would begin the address of another site.
    if not _ONE_WORD.fullmatch(address) or not (is_path or _is_https(address)):
        raise ValidationError("Please start it with / for a page of this site, or with https:// for another site.")


def _is_https(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # half an IPv6 address
        return False
    return parts.scheme == "https" and bool(parts.hostname)
