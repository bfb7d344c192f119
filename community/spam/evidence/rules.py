"""A rule: a phrase with a name, a weight and a sentence. And how sentences quote and count what was found."""

import re
from typing import NamedTuple

from community.text.excerpts import shorten

# Long enough to recognise the place, short enough for one line of the review page.
MAX_QUOTE_LENGTH = 60


class Rule(NamedTuple):
    """`explanation` is the beginning of the sentence for moderators; what the pattern found is quoted at its end."""

    name: str
    weight: float
    explanation: str
    pattern: re.Pattern[str]


def quote(words: str) -> str:
    # A letter can carry any number of accents; what moderators read stays short all the same.
    return f"“{shorten(words[: 2 * MAX_QUOTE_LENGTH], MAX_QUOTE_LENGTH)}”"


def count_of(number: int, one: str, many: str) -> str:
    """`count_of(2, "link", "links")` is "2 links"."""
    return f"{number:,} {one if number == 1 else many}"
