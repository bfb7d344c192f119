"""A rule is a phrase with a name, a weight and a sentence; what it found is quoted at the end of the sentence."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from community.spam.normalise import NormalisedText
from community.spam.verdicts import Evidence

# Long enough to recognise the place, short enough for one line of the desk.
LONGEST_QUOTE = 60


class Rule(NamedTuple):
    name: str
    weight: float
    explanation: str
    pattern: re.Pattern[str]


def evidence_from_rules(rules: Iterable[Rule], reading: NormalisedText) -> Iterator[Evidence]:
    for rule in rules:
        if found := reading.find(rule.pattern):
            yield Evidence(rule.name, rule.weight, f"{rule.explanation}: {quoted(found)}.")


def quoted(words: str) -> str:
    return f"“{words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + '…'}”"


def counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
