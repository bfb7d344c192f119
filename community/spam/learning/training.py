"""A model from labelled comments, one after the other: the same comments in the same order give the same model."""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from community.members.standing import Standing
from community.spam.evidence.links import contacts, links
from community.spam.evidence.phrases import phrases, warnings
from community.spam.evidence.praise import praise
from community.spam.evidence.words import DEFAULT_LISTS, WordLists, disguise, word_lists
from community.spam.normalise import NormalisedText, normalise_comment
from community.spam.verdicts import Circumstances

from .logistic_model import Features, LogisticModel
from .text_features import text_features

#: When a comment is learned, so many of those before it are learned again, or the model would forget them. It costs
#: the same for the first decision and the ten thousandth, and retraining from scratch gives the same model.
REPLAYS = 20
#: Which ones is left to chance; recent ones more often, because spam changes. 1 would treat all alike.
FAVOURS_RECENT = 1.5
#: The chance is the same each time.
SEED = 20
#: What is said about the text alone, beside the word lists. Who writes, how quickly and how often is no part of what is
#: learned: while every newcomer's comment is held, a model would find "new" in all its spam.
RULES_ABOUT_TEXT = (phrases, praise, links, contacts, disguise, warnings)
#: Somebody with one approved comment. Their allowance of one link is taken away where texts are read.
KNOWN = Circumstances(Standing.ESTABLISHED, seconds_to_write=None, honeypot="", copies=0)


class Labelled(NamedTuple):
    seen: Features
    is_spam: bool
    #: How much it counts: 1 for an ordinary decision.
    importance: float = 1.0


def read_text(text: str) -> Features:
    return features_of(normalise_comment(text))


def features_of(text: NormalisedText, lists: WordLists = DEFAULT_LISTS) -> Features:
    found = [*word_lists(text, KNOWN, lists), *(one for rule in RULES_ABOUT_TEXT for one in rule(text, KNOWN))]
    return Features({one.name: one.weight for one in found}, text_features(text).values)


def train(comments: Sequence[Labelled], *, model: LogisticModel | None = None) -> LogisticModel:
    """Learn these comments in this order, as the decisions about them came."""
    model = model or LogisticModel()
    for number in range(len(comments)):
        learn_next(model, number, comments.__getitem__)
    return model


def learn_next(model: LogisticModel, number: int, comment: Callable[[int], Labelled]) -> None:
    """Learn the comment with this number, and some of those before it again. `comment` finds one by its number."""
    newest = comment(number)
    model.count(is_spam=newest.is_spam, importance=newest.importance)
    for replayed in (number, *replayed_with(number)):
        seen, is_spam, importance = comment(replayed)
        model.learn(seen, is_spam=is_spam, importance=importance)


def replayed_with(number: int) -> list[int]:
    """The numbers of the comments that are learned again after the one with this number; it may be among them."""
    chance = Random(f"{SEED} {number}")  # noqa: S311 -- the same choice each time
    return [number - int((number + 1) * chance.random() ** FAVOURS_RECENT) for _ in range(REPLAYS)]


def shuffled(comments: list[Labelled]) -> list[Labelled]:
    """For comments without an order in time, where often all spam comes first and would be half forgotten."""
    mixed = list(comments)
    Random(SEED).shuffle(mixed)  # noqa: S311 -- the same order each time
    return mixed
