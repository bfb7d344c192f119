from html import unescape

from django.utils.html import strip_tags
from django.utils.text import Truncator


def excerpt(body_html: str, words: int) -> str:
    """The first words of a comment as plain text, to be escaped where they are put in."""
    return Truncator(" ".join(unescape(strip_tags(body_html)).split())).words(words)
