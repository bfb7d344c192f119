"""A rule: a phrase with a name and a weight. Its sentence stands in `community.spam.sentences`."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from community.spam.normalise import NormalisedText
from community.spam.verdicts import Evidence

# What is kept of the place that a pattern found; the sentence shortens it further.
MAX_KEPT = 120


class Rule(NamedTuple):
    name: str
    weight: float
    pattern: re.Pattern[str]


def evidence_from_rules(rules: Iterable[Rule], text: NormalisedText) -> Iterator[Evidence]:
    """One piece of evidence for each rule whose phrase stands in the text."""
    for rule in rules:
        if found := text.find(rule.pattern):
            yield Evidence(rule.name, rule.weight, quoting(found))


def quoting(words: str) -> dict[str, str]:
    return {"quote": words[:MAX_KEPT]}
