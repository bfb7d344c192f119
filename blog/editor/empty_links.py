"""Links that show nothing, for the checks beside the editor."""

import re
import unicodedata
from html import unescape

from django.utils.html import strip_tags

LINK = re.compile(r"(?P<start><a(?:\s[^>]*)?)(?P<rest>>(?P<inside>.*?)</a>)", re.DOTALL)
# Spaces, and characters that only join or divide those beside them. Text pasted from elsewhere contains them.
INVISIBLE_CATEGORIES = {"Zs", "Zl", "Zp", "Cc", "Cf"}


def mark_empty_links(html: str) -> str:
    """Adds `data-empty-link` to each link whose text is invisible.

    The checker (axe) counts a zero-width space as text. Links without text or with ordinary spaces it finds itself.
    """

    def mark(found: re.Match[str]) -> str:
        words = unescape(strip_tags(found["inside"])).strip()
        if (
            not words
            or "<img" in found["inside"]
            or any(unicodedata.category(sign) not in INVISIBLE_CATEGORIES for sign in words)
        ):
            return found[0]
        return f"{found['start']} data-empty-link{found['rest']}"

    return LINK.sub(mark, html)
