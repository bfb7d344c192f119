"""Paragraphs that are too long, for the checks beside the editor."""

import re

from django.utils.html import strip_tags

from community.text.excerpts import count_words

# About eleven lines on a wide screen. On a phone, a longer paragraph fills the screen.
MAX_WORDS_IN_PARAGRAPH = 150
PARAGRAPH = re.compile(r"(?P<start><p(?:\s[^>]*)?)(?P<rest>>(?P<inside>.*?)</p>)", re.DOTALL)


def mark_long_paragraphs(html: str) -> str:
    """Adds `data-too-long`, the number of words, to paragraphs of more than `MAX_WORDS_IN_PARAGRAPH` words."""

    def mark(found: re.Match[str]) -> str:
        words = count_words(strip_tags(found["inside"]))
        if words <= MAX_WORDS_IN_PARAGRAPH:
            return found[0]
        return f'{found["start"]} data-too-long="{words}"{found["rest"]}'

    return PARAGRAPH.sub(mark, html)
