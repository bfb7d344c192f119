import re

from django.utils.html import strip_tags

from community.text.excerpts import count_words

# About eleven lines of this site's column: more, and a reader on a phone sees nothing but one grey block.
MOST_WORDS = 150
PARAGRAPH = re.compile(r"<p(?P<attributes>(?:\s[^>]*)?)>(?P<inside>.*?)</p>", re.DOTALL)


def mark_long_paragraphs(html: str) -> str:
    """For the editor's checks, which look for `data-too-long` on the page they preview."""

    def mark(found: re.Match[str]) -> str:
        words = count_words(strip_tags(found["inside"]))
        if words <= MOST_WORDS:
            return found[0]
        return f'<p{found["attributes"]} data-too-long="{words}">{found["inside"]}</p>'

    return PARAGRAPH.sub(mark, html)
