import re

from django.utils.html import strip_tags

from community.text.excerpts import count_words

# About eleven lines on a wide screen. On a phone, a longer paragraph fills the screen.
MOST_WORDS = 150
PARAGRAPH = re.compile(r"<p(?P<attributes>(?:\s[^>]*)?)>(?P<inside>.*?)</p>", re.DOTALL)


def mark_long_paragraphs(html: str) -> str:
    """Adds `data-too-long` to paragraphs of more than `MOST_WORDS` words, for the checks beside the editor."""

    def mark(found: re.Match[str]) -> str:
        words = count_words(strip_tags(found["inside"]))
        if words <= MOST_WORDS:
            return found[0]
        return f'<p{found["attributes"]} data-too-long="{words}">{found["inside"]}</p>'

    return PARAGRAPH.sub(mark, html)
