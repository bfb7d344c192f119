"""A model from labelled comments: the same comments in the same order give the same model."""

from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

from community.members.standing import Standing
from community.spam.evidence.links import contacts, links
from community.spam.evidence.phrases import phrases, warnings
from community.spam.evidence.words import disguise, word_lists
from community.spam.normalise import NormalisedText, normalise_comment
from community.spam.verdicts import Circumstances

from .logistic_model import LogisticModel, Seen
from .text_features import text_features

#: So many times every comment is learned. Later rounds change little.
ROUNDS = 20
#: As a share of all comments.
HALF_LIFE = 0.25
#: The order of each round is shuffled, from the same seed each time.
SEED = 20
#: What is said about the text alone. Who writes, how quickly and how often is no part of what is learned: while every
#: newcomer's comment is held, a model would find "new" in all its spam.
RULES_ABOUT_TEXT = (word_lists, phrases, links, contacts, disguise, warnings)
#: Somebody with one approved comment. Their allowance of one link is taken away where texts are read.
KNOWN = Circumstances(Standing.ESTABLISHED, seconds_to_write=None, honeypot="", copies=0)


class Labelled(NamedTuple):
    seen: Seen
    is_spam: bool
    #: How much it counts: 1 for a comment of today.
    importance: float = 1.0


def fading(comments: Sequence[Labelled]) -> list[Labelled]:
    """The comments, oldest first, each counting half as much as one that came `HALF_LIFE` later: spam changes."""
    half_life = max(len(comments) * HALF_LIFE, 1)
    return [
        comment._replace(importance=0.5 ** ((len(comments) - 1 - number) / half_life))
        for number, comment in enumerate(comments)
    ]


def read_text(text: str) -> Seen:
    return seen_in(normalise_comment(text))


def seen_in(text: NormalisedText) -> Seen:
    found = [evidence for rule in RULES_ABOUT_TEXT for evidence in rule(text, KNOWN)]
    return Seen({one.name: one.weight for one in found}, text_features(text).values)


def train(comments: Iterable[Labelled], *, rounds: int = ROUNDS) -> LogisticModel:
    model, rows, chance = LogisticModel(), list(comments), Random(SEED)  # noqa: S311 -- the same order each time
    for _ in range(rounds):
        chance.shuffle(rows)
        for seen, is_spam, importance in rows:
            model.learn(seen, is_spam=is_spam, importance=importance)
    return model
