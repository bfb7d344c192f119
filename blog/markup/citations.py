"""Citations: `[@clark-2000]` and `[^hours]` in the text become links to the lists at the end, which link back."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from .inline_template import render_inline

MARK = re.compile(r"\[(?P<kind>[@^])(?P<key>[A-Za-z0-9-]{1,40})\]")
TAG = re.compile(r"(<[^>]*>)")
# Written by the templates of both lists; replaced by the links back.
BACK = re.compile(r"<!--back to (?P<kind>[@^])(?P<key>[a-z0-9-]+)-->")


class Mark(NamedTuple):
    kind: str
    key: str

    @property
    def label(self) -> str:
        return f"reference “{self.key}”" if self.kind == "@" else f"footnote “{self.key}”"


@dataclass(frozen=True)
class Sources:
    """By key: what the text shows in place of the mark."""

    references: dict[str, str] = field(default_factory=dict)
    footnotes: dict[str, str] = field(default_factory=dict)

    def __contains__(self, mark: Mark) -> bool:
        return mark.key in (self.references if mark.kind == "@" else self.footnotes)


def marks_in(text: str) -> list[Mark]:
    return [Mark(found["kind"], found["key"].lower()) for found in MARK.finditer(text)]


def strip_marks(text: str) -> str:
    return MARK.sub("", text).strip()


def link_marks(html: str, sources: Sources) -> str:
    """HTML in which every known mark is a link to its source, and every source links back to its marks.

    A mark in an attribute or inside a link stays as it is.
    """
    counts: Counter[Mark] = Counter()

    def link(found: re.Match[str]) -> str:
        mark = Mark(found["kind"], found["key"].lower())
        if mark not in sources:
            return found[0]
        counts[mark] += 1
        return _reference(mark, sources, counts[mark]) if mark.kind == "@" else _footnote(mark, sources, counts[mark])

    linked = replace_marks(html, link)
    return BACK.sub(lambda found: _backlinks(Mark(found["kind"], found["key"]), counts), linked)


def replace_marks(html: str, replacement: str | Callable[[re.Match[str]], str]) -> str:
    """Replace each mark in the text, as `re.sub` does. Marks inside links stay as they are."""
    pieces, inside_link = [], False
    for piece in TAG.split(html):
        if piece.startswith("<"):
            inside_link = piece.startswith(("<a ", "<a>")) or (inside_link and piece != "</a>")
            pieces.append(piece)
        else:
            pieces.append(piece if inside_link else MARK.sub(replacement, piece))
    return "".join(pieces)


def _reference(mark: Mark, sources: Sources, count: int) -> str:
    shown = sources.references[mark.key]
    context = {"key": mark.key, "count": count, "shown": shown, "has_brackets": shown.startswith("[")}
    return render_inline("blog/markup/reference.html", context)


def _footnote(mark: Mark, sources: Sources, count: int) -> str:
    context = {"key": mark.key, "count": count, "number": sources.footnotes[mark.key]}
    return render_inline("blog/markup/footnote.html", context)


def _backlinks(mark: Mark, counts: Counter[Mark]) -> str:
    place = "cite" if mark.kind == "@" else "call"
    context = {"key": mark.key, "place": place, "counts": range(1, counts[mark] + 1)}
    return render_inline("blog/markup/backlinks.html", context)
