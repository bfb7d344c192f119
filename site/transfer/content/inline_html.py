"""HTML within a paragraph as the rich text that our blocks hold: bold, italic, links, line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urljoin, urlsplit

from bs4.element import Comment, NavigableString, PageElement, PreformattedString, Tag

#: Deeper nesting is no formatting any more; its text is kept.
MAX_DEPTH = 40
AS = {"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "dfn": "i", "var": "i"}
#: What these mean is shown by nothing in our rich text; their words are kept.
LOST = {
    **dict.fromkeys(("s", "strike", "del"), "struck-through words"),
    **dict.fromkeys(("u", "ins"), "underlined words"),
    **dict.fromkeys(("sup", "sub"), "raised or lowered letters"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "words of code"),
    "mark": "marked words",
}
SCHEMES = {"http", "https", "mailto", "tel"}
#: Where a paragraph ends in a text whose paragraphs are only empty lines. It can be in no text.
PARAGRAPH = "\0"
EMPTY_LINE = re.compile(r"[ \t]*\n[ \t]*\n\s*")
SPACES = re.compile(r"\s+")


@dataclass
class InlineWriter:
    #: Where the post was, so that relative links lead somewhere.
    address: str = ""
    #: Whether an empty line begins a paragraph, and a line end is one.
    keeps_lines: bool = False
    notes: list[str] = field(default_factory=list)

    def html(self, nodes: list[PageElement]) -> str:
        return "".join(piece for node in nodes for piece in self._pieces(node, 0, frozenset()))

    def _pieces(self, node: PageElement, depth: int, within: frozenset[str]) -> Iterator[str]:
        if isinstance(node, Comment | PreformattedString):
            return
        if isinstance(node, NavigableString):
            yield self._text(str(node))
        elif isinstance(node, Tag):
            yield from self._tag(node, depth, within)

    def _tag(self, tag: Tag, depth: int, within: frozenset[str]) -> Iterator[str]:
        if tag.name == "br":
            yield "<br/>"
            return
        if depth > MAX_DEPTH:
            yield self._text(tag.get_text(" "))
            return
        if tag.name in LOST:
            self.notes.append(f"{LOST[tag.name].capitalize()} are shown as plain text.")
        opening, closing, name = self._tags_for(tag, within)
        yield opening
        for child in tag.children:
            yield from self._pieces(child, depth + 1, within | {name})
        yield closing

    def _tags_for(self, tag: Tag, within: frozenset[str]) -> tuple[str, str, str]:
        name = "a" if tag.name == "a" else AS.get(tag.name, "")
        if not name or name in within:
            return "", "", ""
        if name != "a":
            return f"<{name}>", f"</{name}>", name
        href = self.link(str(tag.get("href") or ""))
        return (f'<a href="{escape(href)}">', "</a>", "a") if href else ("", "", "")

    def link(self, href: str) -> str:
        """The address in full; "" for one that leads nowhere, or is no link."""
        href = href.strip()
        if not href or href.startswith("#"):
            return ""
        try:
            full = urljoin(self.address, href)
            scheme = urlsplit(full).scheme.lower()
        except ValueError:
            scheme = full = ""
        if scheme not in SCHEMES:
            self.notes.append(f"A link leads nowhere and is shown as text: {href[:80]}")
            return ""
        return full

    def _text(self, text: str) -> str:
        if not self.keeps_lines:
            return escape(SPACES.sub(" ", text.replace(PARAGRAPH, "")), quote=False)
        lines = escape(text.replace(PARAGRAPH, "").replace("\r\n", "\n"), quote=False)
        return EMPTY_LINE.sub(PARAGRAPH, lines).replace("\n", "<br/>")


def paragraphs(html: str) -> Iterator[str]:
    """The paragraphs of what `InlineWriter` made, each as it stands between `<p>` and `</p>`."""
    for one in html.split(PARAGRAPH):
        if trimmed := trim_breaks(one):
            yield trimmed


def trim_breaks(html: str) -> str:
    html = html.strip()
    while html.startswith("<br/>"):
        html = html[5:].strip()
    while html.endswith("<br/>"):
        html = html[:-5].strip()
    return html
