import re
from collections.abc import Iterable
from typing import NamedTuple

from .anchors import anchors_for
from .citations import without_marks

# "1. Monday" is a numbered section. Which number was typed does not matter: sections get moved, so we count.
NUMBERED = re.compile(r"^\d{1,2}[.)]\s+(?=\S)")


class Section(NamedTuple):
    number: int | None
    #: Without the number.
    words: str
    anchor: str


def sections_of(headings: Iterable[str]) -> list[Section]:
    headings = list(headings)
    words = [NUMBERED.sub("", heading) for heading in headings]
    anchors = anchors_for(without_marks(each) for each in words)
    numbers = iter(range(1, len(headings) + 1))
    return [
        Section(next(numbers) if NUMBERED.match(heading) else None, each, anchor)
        for heading, each, anchor in zip(headings, words, anchors, strict=True)
    ]
