"""The HTML of a comment as our Markdown. What was typed as text stays text: nothing in it becomes formatting."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from transfer.content.parsed_html import parse_html

#: Our parser stops at twenty levels and shows nothing of what is below. A list takes two of them.
MAX_DEPTH = 8
#: What a browser takes for formatting. Anything else in angle brackets is what somebody typed: "<name>".
KNOWN = frozenset(
    {
        *("a", "abbr", "acronym", "address", "article", "b", "big", "blockquote", "br", "center", "cite", "code", "dd"),
        *("del", "details", "div", "dl", "dt", "em", "embed", "figcaption", "figure", "font", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "hr", "i", "iframe", "img", "ins", "kbd", "li", "mark", "object", "ol", "p", "pre", "q", "s"),
        *("samp", "script", "section", "small", "span", "strike", "strong", "style", "sub", "summary", "sup", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "video", "wbr"),
    }
)
SILENT = {"script", "style", "object", "embed"}
BLOCKS = {"p", "div", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "tr", "hr", "table"}
BREAKS = BLOCKS | {"br", "blockquote", "ul", "ol", "pre"}
EMPHASIS = {"em": "*", "i": "*", "cite": "*", "strong": "**", "b": "**"}
ADDRESS = re.compile(r"https?://[^\s<>\[\]]+")
#: Signs that mean something anywhere in a line. A backslash at the end would escape what comes behind it.
SIGNS = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|\s|\Z)|[*`\[\]]|(?<![^\W_])_+|_+(?![^\W_])|<(?=[a-zA-Z/!?])|(?<![\w@./+-])@(?=\w)|&(?=#?\w+;)"
)
#: Signs that mean something at the start of a line.
AT_START = re.compile(r"^(\s*)(>|-(?=\s|$)|\+(?=\s|$)|#|(?:~~~)|=+$|-+$)", re.MULTILINE)
NUMBER_AT_START = re.compile(r"^(\s*\d+)([.)])(?=\s|$)", re.MULTILINE)
TOO_MANY_LINES = re.compile(r"\n{3,}")


def to_markdown(html: str) -> str:
    if "<" not in html and "&" not in html:
        return tidy(escape_text(html))
    return tidy(_inside(parse_html(html), 0))


def tidy(text: str) -> str:
    lines = (line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return TOO_MANY_LINES.sub("\n\n", "\n".join(lines)).strip()


def escape_text(text: str) -> str:
    """The signs of Markdown as signs. Addresses stay whole: they become links by themselves."""
    text = text.replace("\r\n", "\n").replace("\u00a0", " ")
    done, position = [], 0
    for found in ADDRESS.finditer(text):
        done += [_escaped(text[position : found.start()]), found[0]]
        position = found.end()
    text = "".join([*done, _escaped(text[position:])])
    text = re.sub(r"^[ \t]+", "", text, flags=re.MULTILINE)
    return NUMBER_AT_START.sub(r"\1\\\2", AT_START.sub(r"\1\\\2", text))


def _escaped(text: str) -> str:
    return SIGNS.sub(lambda signs: "".join(f"\\{sign}" for sign in signs[0]), text)


def _inside(parent: Tag, depth: int) -> str:
    return "".join(_piece(node, depth) for node in parent.children)


def _piece(node: PageElement, depth: int) -> str:
    if isinstance(node, PreformattedString):
        return ""
    if isinstance(node, NavigableString):
        return escape_text(str(node)) if _begins_line(node) else _escaped_within(str(node))
    if not isinstance(node, Tag) or node.name in SILENT:
        return ""
    if depth > MAX_DEPTH:
        return escape_text(node.get_text(" "))
    if node.name not in KNOWN:
        return f"\\<{escape_text(_typed(node))}>{_inside(node, depth + 1)}"
    return _tag(node, depth)


def _typed(tag: Tag) -> str:
    """What stood between the brackets, as nearly as the parser has kept it."""
    return " ".join([tag.name, *(f"{key}={value}" if value else key for key, value in tag.attrs.items())])


def _begins_line(node: PageElement) -> bool:
    before = node.previous_sibling
    if before is not None:
        return isinstance(before, Tag) and before.name in BREAKS
    parent = node.parent
    if parent is None or parent.parent is None or parent.name in BREAKS:
        return True
    return parent.name in KNOWN and _begins_line(parent)  # others are typed words, which stand before it


def _escaped_within(text: str) -> str:
    """In the middle of a line: only what begins a line after a line end is escaped as such."""
    first, end, rest = text.partition("\n")
    whole = escape_text(f"x{first}")[1:]
    return f"{whole}{end}{escape_text(rest)}" if end else whole


def _tag(tag: Tag, depth: int) -> str:
    name = tag.name
    if name in EMPHASIS:
        return _emphasised(_inside(tag, depth + 1), EMPHASIS[name])
    if name == "a":
        return _link(str(tag.get("href") or ""), _inside(tag, depth + 1))
    if name in ("img", "iframe", "video"):
        return _link(str(tag.get("src") or ""), escape_text(str(tag.get("alt") or tag.get("title") or "")))
    if name == "br":
        return "\n"
    if name in ("code", "tt", "kbd", "samp"):
        return _code(tag.get_text())
    if name == "pre":
        return _fence(tag.get_text().strip("\n"))
    if name == "blockquote":
        return _quote(tidy(_inside(tag, depth + 1)))
    if name in ("ul", "ol"):
        return _list(tag, depth)
    if name == "q":
        return f"“{_inside(tag, depth + 1)}”"
    inside = _inside(tag, depth + 1)
    return f"\n\n{inside.strip()}\n\n" if name in BLOCKS else inside


def _emphasised(text: str, sign: str) -> str:
    """Spaces stand outside, and no paragraph ends within, or the signs would be seen."""
    words = text.strip()
    if not words or "\n\n" in words or words.startswith("*") or words.endswith("*"):
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{sign}{words}{sign}{after}"


def _link(address: str, words: str) -> str:
    address = address.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return words
    if parts.scheme.lower() not in ("http", "https", "mailto"):
        return words
    safe = quote(address, safe="%/:=&?~#+!$,;'@*._-[]").replace("[", "%5B").replace("]", "%5D")
    shown = " ".join(words.split())
    if not shown or shown.replace("\\", "") == address:
        return (
            address
            if parts.scheme.startswith("http") and safe == address
            else f"[{escape_text(shown or address)}]({safe})"
        )
    return f"[{shown}]({safe})"


def _code(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        return ""
    ticks = "`" * (max([0, *(len(run) for run in re.findall("`+", text))]) + 1)
    return f"{ticks} {text} {ticks}" if text.startswith("`") or text.endswith("`") else f"{ticks}{text}{ticks}"


def _fence(text: str) -> str:
    ticks = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 3)
    return f"\n\n{ticks}\n{text}\n{ticks}\n\n" if text.strip() else ""


def _quote(text: str) -> str:
    return "\n\n" + "\n".join(f"> {line}".rstrip() for line in text.split("\n")) + "\n\n" if text else ""


def _list(tag: Tag, depth: int) -> str:
    items = [tidy(_inside(item, depth + 1)) for item in tag.find_all("li", recursive=False)]
    signs = (f"{number}. " if tag.name == "ol" else "- " for number in range(1, len(items) + 1))
    lines = (sign + text.replace("\n", "\n" + " " * len(sign)) for sign, text in zip(signs, items, strict=True) if text)
    return "\n\n" + "\n".join(lines) + "\n\n"
