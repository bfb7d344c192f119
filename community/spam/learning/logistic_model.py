"""A logistic regression over named rules and hashed text, which learns one comment at a time."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

# Each weight learns more slowly the more it has learned already (AdaGrad), so the order of decisions matters little.
RATE = 0.3
#: Pulls weights of text back towards 0, so that a word seen once decides nothing. Chosen on TubeSpam and the SMS
#: collection, see docs/spam.md.
PULL = 0.0003
#: What a weight has learned at first. A small number lets a new word learn quickly. A rule's weight was set by hand, so
#: it moves as slowly as if it had learned from many comments: 25 decisions do not overturn it.
FIRST_TEXT_SUM = 0.01
FIRST_RULE_SUM = 6.0
FIRST_START_SUM = 1.0
#: Where every comment starts. One ordinary reason (1.0) makes up for it.
START = -1.0
#: Spam is rarer than ham on one site and more frequent on another, and a score of 0 shall mean the same on both: each
#: kind counts as if there were as much of the other, but no comment for more than this many.
MAX_BALANCE = 4.0
#: Further from 0 the exponential function overflows; the answer is certain long before.
MAX_LOG_ODDS = 30.0


class Features(NamedTuple):
    """What the model sees of one comment."""

    #: The weights of the rules that apply, as they are set by hand, by name.
    rules: Mapping[str, float]
    #: As `TextFeatures.values`.
    text: Mapping[int, float]


@dataclass
class Learned:
    """One weight, and the sum of the squares of everything it has learned."""

    weight: float
    total: float


@dataclass
class LogisticModel:
    """Its scores are log-odds: above 0, spam is more likely than not."""

    start: Learned = field(default_factory=lambda: Learned(START, FIRST_START_SUM))
    #: By rule: what decisions have added to the weight that was set by hand.
    rules: dict[str, Learned] = field(default_factory=dict)
    #: By place, see `text_features`: the weights, and the sums of the squares of what they have learned.
    text: dict[int, float] = field(default_factory=dict)
    text_totals: dict[int, float] = field(default_factory=dict)
    #: Of a model that is kept in the database; 0 for the one a site begins with.
    version: int = 0
    #: How much ham and how much spam has been counted.
    counted: dict[bool, float] = field(default_factory=lambda: {False: 1.0, True: 1.0})

    def score(self, seen: Features) -> float:
        return self.start.weight + self.score_of_rules(seen.rules) + self.score_of_text(seen.text)

    def score_of_rules(self, rules: Mapping[str, float]) -> float:
        return sum(weight + self.moved(name) for name, weight in rules.items())

    def moved(self, rule: str) -> float:
        """How far decisions have moved the weight of this rule."""
        return self.rules[rule].weight if rule in self.rules else 0.0

    def score_of_text(self, text: Mapping[int, float]) -> float:
        weights = self.text
        return sum(weights[place] * value for place, value in text.items() if place in weights)

    def count(self, *, is_spam: bool, importance: float = 1.0) -> None:
        self.counted[is_spam] += importance

    def learn(self, seen: Features, *, is_spam: bool, importance: float = 1.0) -> None:
        """Move every weight behind this comment a little, so that the answer would have been less wrong."""
        error = (_probability(self.score(seen)) - is_spam) * importance * self._balance(is_spam)
        _move(self.start, error)
        for name in seen.rules:
            _move(self.rules.setdefault(name, Learned(0.0, FIRST_RULE_SUM)), error)
        weights, totals, root = self.text, self.text_totals, math.sqrt
        for place, value in seen.text.items():
            weight = weights.get(place, 0.0)
            gradient = error * value + PULL * weight
            totals[place] = total = totals.get(place, FIRST_TEXT_SUM) + gradient * gradient
            weights[place] = weight - RATE * gradient / root(total)

    def _balance(self, is_spam: bool) -> float:
        return min(MAX_BALANCE, sum(self.counted.values()) / (2 * self.counted[is_spam]))


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-MAX_LOG_ODDS, min(MAX_LOG_ODDS, log_odds))))


def _move(learned: Learned, gradient: float) -> None:
    learned.total += gradient * gradient
    learned.weight -= RATE * gradient / math.sqrt(learned.total)
