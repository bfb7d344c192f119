"""The content of a post, in WordPress's classic HTML or its blocks, as blocks of our articles."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from bs4.element import Comment, NavigableString, PageElement, PreformattedString, Tag

from community.text.excerpts import shorten
from community.text.plain_text import plain_text

from .comparison_tables import comparison
from .converted import Converted, FindPicture, RawBlock, no_pictures
from .footnotes_in_text import FootnoteKeeper
from .inline_html import MAX_DEPTH, InlineWriter, paragraphs, trim_breaks
from .parsed_html import parse_html
from .pictures_in_text import add_embed, add_pictures, is_playable
from .shortcodes import expand

#: The mark of the block editor. Without it, empty lines make paragraphs.
BLOCKS = "<!-- wp:"
#: A block that is not in the text but made anew for each reader, from elsewhere.
MADE_ELSEWHERE = re.compile(r"\s*wp:([\w/-]+)\s.*?/\s*\Z", re.DOTALL)
MORE = re.compile(r"\s*more\b")
#: Blocks without content that lose nothing.
EMPTY = {"more", "nextpage", "spacer", "separator", "footnotes", "post-title"}
BLOCK_TAGS = frozenset(
    {
        *("address", "article", "aside", "audio", "blockquote", "center", "details", "div", "dl", "embed", "fieldset"),
        *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "iframe", "img", "main"),
        *("nav", "noscript", "object", "ol", "p", "pre", "script", "section", "style", "summary", "table", "ul"),
        "video",
    }
)
HEADING_LENGTH = 200
SEPARATOR = "<p>* * *</p>"
DROPPED = {
    "script": "A script was left out.",
    "style": "Styles of its own were left out.",
    "form": "A form was left out.",
    "noscript": "",
    "nav": "",
}


def to_blocks(
    content: str,
    *,
    address: str = "",
    footnotes: dict[str, str] | None = None,
    find_picture: FindPicture = no_pictures,
) -> Converted:
    """`address`: where the post was; `footnotes`: their HTML by the id that the content names."""
    return BlockWriter(content, address, footnotes or {}, find_picture).convert()


class BlockWriter:
    def __init__(self, content: str, address: str, footnotes: dict[str, str], find_picture: FindPicture) -> None:
        self.into = Converted()
        text, unknown = expand(content)
        for name in unknown:
            self.into.note(f"The shortcode [{name}] means nothing here and is shown as it was written.")
        self.soup = parse_html(text)
        self.write = InlineWriter(address, keeps_lines=BLOCKS not in content)
        self.find_picture = find_picture
        self.footnotes = FootnoteKeeper(footnotes, self.write)
        self.inline: list[PageElement] = []

    def convert(self) -> Converted:
        self.footnotes.mark(self.soup)
        self.walk(self.soup, 0)
        self.flush()
        if block := self.footnotes.block():
            self.into.blocks.append(block)
        for note in self.write.notes:
            self.into.note(note)
        return self.into

    def walk(self, parent: Tag, depth: int) -> None:
        for node in parent.children:
            if isinstance(node, Comment):
                self.comment(str(node))
            elif isinstance(node, PreformattedString):
                continue
            elif (
                isinstance(node, NavigableString)
                or not isinstance(node, Tag)
                or node.name not in BLOCK_TAGS
                and not node.find(BLOCK_TAGS)
            ):
                self.inline.append(node)
            elif depth > MAX_DEPTH:
                self.inline.append(NavigableString(node.get_text("\n\n")))
            else:
                self.flush()
                self.block(node, depth)
                self.flush()

    def block(self, tag: Tag, depth: int) -> None:
        if tag.name in DROPPED:
            if DROPPED[tag.name]:
                self.into.note(DROPPED[tag.name])
        elif handle := HANDLERS.get(tag.name):
            handle(self, tag)
        else:
            self.walk(tag, depth + 1)

    def flush(self) -> None:
        """What has gathered within a line becomes paragraphs."""
        nodes, self.inline = self.inline, []
        if not nodes:
            return
        for html in paragraphs(self.write.html(nodes)):
            alone = unescape(html)
            if is_playable(alone):
                add_embed(alone, "", self.into, self.write)
            elif plain_text(html):
                self.into.add_text(f"<p>{html}</p>")

    def comment(self, text: str) -> None:
        if MORE.match(text):
            self.flush()
            self.into.before_more = " ".join(html for kind, html in self.into.blocks if kind == "text")
        elif (made := MADE_ELSEWHERE.match(text)) and made[1] not in EMPTY:
            self.into.note(f"The block “{made[1]}” was made anew by the old site for each reader, and was left out.")

    def heading(self, tag: Tag) -> None:
        kind = "heading" if tag.name in ("h1", "h2") else "subheading"
        if images := tag.find_all("img"):
            self.pictures(images, "")
        if text := tag.get_text(" ", strip=True):
            self.into.blocks.append((kind, shorten(" ".join(text.split()), HEADING_LENGTH)))

    def list_of_items(self, tag: Tag) -> None:
        if images := tag.find_all("img"):  # a gallery of the first block editor is a list
            self.pictures(images, "")
        if html := self.list_html(tag, 0):
            self.into.add_text(html)

    def list_html(self, tag: Tag, depth: int) -> str:
        items = [self.item_html(item, depth) for item in tag.find_all("li", recursive=False)]
        inside = "".join(f"<li>{item}</li>" for item in items if item)
        return f"<{tag.name}>{inside}</{tag.name}>" if inside else ""

    def item_html(self, item: Tag, depth: int) -> str:
        lists = item.find_all(["ul", "ol"], recursive=False)
        nested = "".join(self.list_html(one, depth + 1) for one in lists) if depth < MAX_DEPTH else ""
        own = [node for node in item.children if node not in lists]
        return " ".join(paragraphs(self.write.html(own))) + nested

    def quote(self, tag: Tag) -> None:
        cite = tag.find(["cite", "footer"]) or (tag.parent.find("cite", recursive=False) if tag.parent else None)
        attribution = cite.extract().get_text(" ", strip=True) if cite else ""
        if tag.find("a", href=True):
            self.into.note("Links within a quotation are shown as text.")
        parts = tag.find_all(["p", "li"]) or [tag]
        texts = [part.get_text(" ", strip=True) if part is not tag else part.get_text().strip() for part in parts]
        if text := "\n\n".join(filter(None, texts)):
            self.into.blocks.append(("quote", {"text": text, "attribution": attribution[:150]}))

    def code(self, tag: Tag) -> None:
        lines = tag.get_text().strip("\n").replace("\t", "    ").split("\n")
        if any(line.strip() for line in lines):
            shown = (escape(line, quote=False).replace("  ", " \u00a0") for line in lines)
            self.into.add_text(f"<p>{'<br/>'.join(shown)}</p>")
            self.into.note("Code is shown as plain lines.")

    def figure(self, tag: Tag) -> None:
        caption = tag.find("figcaption", recursive=False) or tag.find("figcaption")
        words = " ".join(caption.get_text(" ", strip=True).split()) if caption else ""
        if ids := tag.get("data-ids"):
            self.pictures([self.soup.new_tag("img", attrs={"data-id": one.strip()}) for one in str(ids).split(",")], "")
        elif "gallery" in tag.get_attribute_list("class") and not tag.find("img"):
            self.into.note("A gallery of everything that was attached to the post was left out: it doesn’t say what.")
        elif address := tag.get("data-address"):
            add_embed(str(address), words, self.into, self.write)
        elif images := tag.find_all("img"):
            self.pictures(images, words)
        elif "wp-block-embed" in tag.get_attribute_list("class"):
            wrapper = tag.find(class_="wp-block-embed__wrapper") or tag
            frame = wrapper.find(["iframe", "a"])
            source = (frame.get("src") or frame.get("href")) if frame else wrapper.get_text(" ", strip=True)
            add_embed(str(source or "").split(" ")[0], words, self.into, self.write)
        elif table := tag.find("table"):
            self.table(table, words)
        else:
            self.walk(tag, 1)

    def table(self, tag: Tag, caption: str = "") -> None:
        if value := comparison(tag, caption, self.write):
            self.into.blocks.append(("comparison", value))
        elif tag.get_text(strip=True):
            self.into.note("A table was too large, and was left out.")

    def recording(self, tag: Tag) -> None:
        inner = tag.find("source") or tag.find("embed")
        address = tag.get("src") or tag.get("data") or (inner.get("src") if inner else "") or ""
        add_embed(str(address), str(tag.get("title") or ""), self.into, self.write)

    def separator(self, tag: Tag) -> None:
        self.into.add_text(SEPARATOR)

    def definitions(self, tag: Tag) -> None:
        if images := tag.find_all("img"):  # WordPress's old galleries
            self.pictures(images, "")
            return
        for part in tag.find_all(["dt", "dd"]):
            html = trim_breaks(self.write.html(list(part.children)))
            if html:
                self.into.add_text(f"<p><b>{html}</b></p>" if part.name == "dt" else f"<p>{html}</p>")

    def pictures(self, images: list[Tag], caption: str) -> None:
        add_pictures(images, caption, self.into, self.find_picture, self.write)


def is_inline(tag: Tag) -> bool:
    return tag.name not in BLOCK_TAGS and not tag.find(BLOCK_TAGS)


Handler = Callable[[BlockWriter, Tag], None]
HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockWriter.heading),
    **dict.fromkeys(("ul", "ol"), BlockWriter.list_of_items),
    **dict.fromkeys(("iframe", "embed", "object", "audio", "video"), BlockWriter.recording),
    "blockquote": BlockWriter.quote,
    "pre": BlockWriter.code,
    "figure": BlockWriter.figure,
    "table": BlockWriter.table,
    "hr": BlockWriter.separator,
    "dl": BlockWriter.definitions,
    "img": lambda writer, tag: writer.pictures([tag], ""),
}


def as_stream_data(blocks: list[RawBlock]) -> list[dict[str, object]]:
    return [{"type": kind, "value": value} for kind, value in blocks]
