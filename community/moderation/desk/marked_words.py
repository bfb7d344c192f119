"""The text of a case with the words marked that the filter found telling. The verdict keeps what it found, not where;
so each is looked for again, and where it cannot be found as one whole phrase nothing is marked."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from community.spam.verdicts import Evidence

#: Letters. A shorter quotation, as a learned "the", says nothing to a reader.
SHORTEST = 4

#: The signs that the filter reads as one (`spam.normalise`).
_SIGNS = {"'": "['‘’‛ʼ`´]", '"': '["“”„«»]', "-": "[-‐‑‒–—―−]"}


class Part(NamedTuple):
    text: str
    #: The number of the evidence; 0 for words between.
    number: int = 0
    is_in_favour: bool = False


class Sign(NamedTuple):
    """A line of the sum."""

    evidence: Evidence
    #: 0 if nothing in the text is marked for it.
    number: int


def mark_words(text: str, evidence: Sequence[Evidence]) -> tuple[list[Part], list[Sign]]:
    """The text in parts, and the evidence in its order with the numbers of its marks. The heaviest is marked first;
    what overlaps with it is not marked."""
    places: dict[int, tuple[int, int]] = {}
    for index in sorted(range(len(evidence)), key=lambda index: -abs(evidence[index].weight)):
        place = find_place(text, str(evidence[index].parameters.get("quote", "")))
        if place and not any(place[0] < end and start < place[1] for start, end in places.values()):
            places[index] = place
    numbers = {index: number for number, index in enumerate(sorted(places), start=1)}
    parts, at = [], 0
    for index in sorted(places, key=lambda index: places[index]):
        start, end = places[index]
        parts.append(Part(text[at:start]))
        parts.append(Part(text[start:end], numbers[index], evidence[index].weight < 0))
        at = end
    parts.append(Part(text[at:]))
    signs = [Sign(one, numbers.get(index, 0)) for index, one in enumerate(evidence)]
    return [part for part in parts if part.text], signs


def find_place(text: str, quote: str) -> tuple[int, int] | None:
    """Where the quotation stands first, as whole words; None if it does not stand there as it was read."""
    words = quote.strip(" |.,;:!?").split()
    if len("".join(words)) < SHORTEST:
        return None
    pattern = r"\s+".join("".join(_SIGNS.get(sign, re.escape(sign)) for sign in word) for word in words)
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return found.span() if found else None
