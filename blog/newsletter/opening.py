"""The beginning of an article, in the little HTML that every mail program shows, and as text.

Not the whole of it: the queue has a copy for each recipient, Gmail cuts off what is longer than 102 kB, and a
correction reaches only those who read on the site.
"""

import textwrap
from dataclasses import dataclass

import nh3
from bs4 import BeautifulSoup, Tag
from django.utils.safestring import SafeString, mark_safe

#: Paragraphs are shown until there are so many words.
WORDS = 160
#: Columns of the text part.
WIDTH = 72
SHOWN = ["p", "ul", "ol", "blockquote", "h2", "h3"]
#: What only makes sense on the page, or would have to be loaded.
_LEFT_OUT = ["figure", "table", "details", "nav", "aside", "form", "iframe", "sup", "script", "style"]
_ALLOWED = nh3.Cleaner(
    tags={"p", "h2", "h3", "ul", "ol", "li", "blockquote", "a", "b", "strong", "i", "em", "br"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto"},
)


@dataclass(frozen=True)
class Opening:
    html: SafeString
    text: str


def opening_of(html: str, *, words: int = WORDS) -> Opening:
    """html: the text of an article with absolute addresses, as feeds have it. Ends with a whole paragraph."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(_LEFT_OUT):
        element.decompose()
    chosen: list[Tag] = []
    count = 0
    for element in soup.find_all(SHOWN):
        if element.find_parent(SHOWN) or not element.get_text(strip=True):
            continue
        if count >= words:
            break
        chosen.append(element)
        count += len(element.get_text(" ").split())
    while chosen and chosen[-1].name in ("h2", "h3"):
        chosen.pop()
    cleaned = _ALLOWED.clean("\n".join(str(element) for element in chosen))
    return Opening(
        html=mark_safe(cleaned),  # noqa: S308 -- cleaned in the line above
        text="\n\n".join(text_of(element) for element in chosen),
    )


def text_of(element: Tag) -> str:
    if element.name in ("ul", "ol"):
        items = [words_in(item) for item in element.find_all("li")]
        return "\n".join(textwrap.fill(item, WIDTH, initial_indent="- ", subsequent_indent="  ") for item in items)
    return textwrap.fill(words_in(element), WIDTH, break_long_words=False, break_on_hyphens=False)


def words_in(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())
