"""A rule is a phrase with a name, a weight and a sentence; what it found is quoted at the end of the sentence."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from community.spam.normalise import NormalisedText
from community.spam.verdicts import Evidence
from community.text.excerpts import shorten

# Long enough to recognise the place, short enough for one line of the review page.
MAX_QUOTE_LENGTH = 60


class Rule(NamedTuple):
    name: str
    weight: float
    explanation: str
    pattern: re.Pattern[str]


def evidence_from_rules(rules: Iterable[Rule], text: NormalisedText) -> Iterator[Evidence]:
    """One piece of evidence for each rule whose phrase stands in the text."""
    for rule in rules:
        if found := text.find(rule.pattern):
            yield Evidence(rule.name, rule.weight, f"{rule.explanation}: {quote(found)}.")


def quote(words: str) -> str:
    return f"“{shorten(words, MAX_QUOTE_LENGTH)}”"


def count_of(number: int, one: str, many: str) -> str:
    """`count_of(2, "link", "links")` is "2 links"."""
    return f"{number:,} {one if number == 1 else many}"
