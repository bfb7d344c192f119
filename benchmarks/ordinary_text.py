"""Texts for comments that the filter publishes: of random words, it holds one in twenty."""

from collections.abc import Iterator
from itertools import islice
from random import Random

from community.spam.judge import judge
from community.spam.verdicts import Outcome

from .sample_text import comment
from .verdict import KNOWN


def ordinary_texts(count: int, *, seed: int) -> Iterator[str]:
    """So many, each another one: the filter holds what reads nearly the same. Chosen now, so that reading them one by
    one costs nothing."""
    chance = Random(seed)
    texts = iter(lambda: comment(chance), "")
    return iter(list(islice((text for text in texts if is_published(text)), count)))


def is_published(text: str) -> bool:
    return judge(text, name="Rosa", circumstances=KNOWN).outcome == Outcome.PUBLISH
