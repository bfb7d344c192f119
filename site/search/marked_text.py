"""The sentence in which the words stand, with the words marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .query import Query
from .tokenizer import Word, words_in

#: Graphemes before the first word that was found, and in all; about three lines on a phone.
BEFORE, LENGTH = 60, 220


class Part(NamedTuple):
    text: str
    is_match: bool


def marked(text: str, query: Query) -> list[Part]:
    """The whole text in parts. Words of a script without spaces overlap: what belongs together is one part."""
    return _parts(text, [word for word in words_in(text) if query.matches(word.text)])


def excerpt(text: str, query: Query) -> list[Part]:
    """About `LENGTH` characters around the first match, cut between words; the beginning if nothing matches."""
    matches = [word for word in words_in(text) if query.matches(word.text)]
    start = _word_border(text, max(0, matches[0].start - BEFORE)) if matches else 0
    end = len(text) if len(text) - start <= LENGTH else _word_border(text, start + LENGTH)
    shown = text[start:end].strip()
    start = text.index(shown, start)
    inside = [word for word in matches if start <= word.start and word.end <= start + len(shown)]
    moved = [Word(word.text, word.start - start, word.end - start) for word in inside]
    parts = _parts(shown, moved)
    before = [Part("… ", False)] if start else []
    after = [Part(" …", False)] if start + len(shown) < len(text.rstrip()) else []
    return [*before, *parts, *after]


def _word_border(text: str, place: int) -> int:
    """The last border before this place, unless there is none within 30 characters, as in scripts without spaces."""
    border = text.rfind(" ", max(0, place - 30), place)
    return border + 1 if border >= 0 else place


def _parts(text: str, matches: Iterable[Word]) -> list[Part]:
    parts: list[Part] = []
    end = 0
    for match in matches:
        if match.start > end or not parts:
            if match.start > end:
                parts.append(Part(text[end : match.start], False))
            parts.append(Part(text[match.start : match.end], True))
        elif match.end > end:
            parts[-1] = Part(parts[-1].text + text[end : match.end], True)
        end = max(end, match.end)
    if end < len(text):
        parts.append(Part(text[end:], False))
    return parts
