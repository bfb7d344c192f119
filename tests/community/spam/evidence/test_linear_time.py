"""Every pattern of the filter reads a hostile text in a time that grows with its length: each gets repetitions of what
it nearly matches, made from the words of the pattern itself."""

import re
import time
from itertools import pairwise

import pytest

from community.spam import normalise
from community.spam.evidence import invitations, links, money, phrases, praise, trades, words
from community.spam.learning import text_features

MODULES = (normalise, invitations, links, money, phrases, praise, trades, words, text_features)


def patterns() -> dict[str, re.Pattern[str]]:
    found = {}
    for module in MODULES:
        for name, kept in vars(module).items():
            if isinstance(kept, re.Pattern):
                found[f"{module.__name__.rpartition('.')[2]}.{name}"] = kept
    found |= {f"normalise._DEFANGED {number}": one for number, (one, _) in enumerate(normalise._DEFANGED)}
    return found | {rule.name: rule.pattern for rule in phrases.RULES}


PATTERNS = patterns()

SIGNS = ("a", "1", " ", ".", "a ", "a.", "a-", "1 ", "1,", "@", "a@", "$1", "'", "a'", ",", "\n", "!", "[", "<a ", "|")


def hostile(pattern: re.Pattern[str]) -> list[str]:
    """What is repeated: single signs, each word of the pattern, and each word with the next one."""
    found = list(dict.fromkeys(re.findall(r"[a-z]{2,}", pattern.pattern)))
    return [*SIGNS, *(f"{word} " for word in found), *(f"{one} {other} " for one, other in pairwise(found))]


def cost(pattern: re.Pattern[str], unit: str, length: int) -> float:
    text = (unit * length)[:length]
    started = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - started


def test_all_patterns_are_among_them() -> None:
    assert len(PATTERNS) >= 35
    assert {"links._MARKUP", "words._SELLING", "praise._PRAISE", "normalise._SPACED_OUT"} <= set(PATTERNS)


@pytest.mark.parametrize("name", PATTERNS)
def test_five_times_the_text_takes_about_five_times_as_long(name: str) -> None:
    """Quadratic work takes 25 times as long."""
    pattern = PATTERNS[name]
    slow = [
        unit
        for unit in hostile(pattern)
        if cost(pattern, unit, 10_000) > 0.02
        and min(cost(pattern, unit, 10_000) for _ in range(3)) > 12 * min(cost(pattern, unit, 2_000) for _ in range(3))
    ]

    assert slow == []


@pytest.mark.parametrize("name", PATTERNS)
def test_no_repetition_takes_a_tenth_of_a_second(name: str) -> None:
    pattern = PATTERNS[name]

    assert [unit for unit in hostile(pattern) if min(cost(pattern, unit, 10_000) for _ in range(2)) > 0.1] == []
