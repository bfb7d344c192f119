"""Footnotes of the block editor, and of plugins that write them into the text, as our footnotes."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString

from .converted import RawBlock
from .inline_html import InlineWriter, trim_breaks
from .parsed_html import parse_html


class FootnoteKeeper:
    def __init__(self, texts: dict[str, str], write: InlineWriter) -> None:
        self.texts = texts
        self.write = write
        self.items: list[dict[str, Any]] = []
        self.keys: dict[str, str] = {}

    def mark(self, soup: BeautifulSoup) -> None:
        """In place of each call stands our mark, `[^note-1]`."""
        for call in soup.find_all(["sup", "span"], class_=["fn", "footnote"]):
            source_id = str(call.get("data-fn") or "")
            inside = self.texts.get(source_id) if source_id else call.decode_contents()
            if inside is None or call.decomposed:
                continue
            key = self.keys.get(source_id) if source_id else None
            if key is None:
                key = self.add(inside)
            if key:
                self.keys[source_id] = key
                call.replace_with(NavigableString(f"[^{key}]"))

    def add(self, html: str) -> str:
        text = trim_breaks(self.write.html(list(parse_html(html).children)).replace("\0", " "))
        if not text:
            return ""
        key = f"note-{len(self.items) + 1}"
        self.items.append({"key": key, "text": f"<p>{text}</p>"})
        return key

    def block(self) -> RawBlock | None:
        return ("footnotes", {"items": self.items}) if self.items else None
