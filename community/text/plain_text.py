import re
from html import unescape

from django.utils.html import strip_tags

# Where one word ends and another begins, although no space is between them.
BREAK = re.compile(r"<(?:br|/p|/li)\b")


def plain_text(html: str) -> str:
    """What it says, in one line. Not escaped: it is where it is put in."""
    return " ".join(unescape(strip_tags(BREAK.sub(r" \g<0>", html))).split())
