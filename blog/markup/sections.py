import re
from collections.abc import Iterable
from itertools import count
from typing import NamedTuple

from .anchors import anchors_for
from .citations import strip_marks

# "1. Monday" is a numbered section. Which number was typed does not matter: sections get moved, so we count.
NUMBERED = re.compile(r"^\d{1,2}[.)]\s+(?=\S)")


class Section(NamedTuple):
    number: int | None
    #: Without the number.
    words: str
    anchor: str


def sections_of(headings: Iterable[tuple[str, str]]) -> list[Section]:
    """Of ("heading", "1. Monday"), ("subheading", "1. Morning") …: the number of one within a section is its own."""
    headings = list(headings)
    anchors = anchors_for(strip_marks(NUMBERED.sub("", words)) for _, words in headings)
    numbers = count(1)
    return [
        Section(next(numbers), NUMBERED.sub("", words), anchor)
        if kind == "heading" and NUMBERED.match(words)
        else Section(None, words, anchor)
        for (kind, words), anchor in zip(headings, anchors, strict=True)
    ]
