"""How well a model tells spam from ham on labelled comments it has not seen, in the figures that papers use."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from community.spam.verdicts import REJECT_AT

from .labelled_file import Row
from .logistic_model import LogisticModel
from .training import Labelled, shuffled, train

#: Of comments in the order of time, this share is learned and the rest is judged.
SHARE_LEARNED = 0.7


@dataclass(frozen=True)
class Confusion:
    """Spam is what scores above the threshold."""

    spam_caught: int = 0
    ham_blocked: int = 0
    ham_passed: int = 0
    spam_missed: int = 0

    def __add__(self, other: Confusion) -> Confusion:
        return Confusion(
            self.spam_caught + other.spam_caught,
            self.ham_blocked + other.ham_blocked,
            self.ham_passed + other.ham_passed,
            self.spam_missed + other.spam_missed,
        )

    @property
    def accuracy(self) -> float:
        return _share(self.spam_caught + self.ham_passed, self.ham_blocked + self.spam_missed)

    @property
    def recall(self) -> float:
        """The share of spam that is caught."""
        return _share(self.spam_caught, self.spam_missed)

    @property
    def precision(self) -> float:
        """The share of spam in what is taken for it."""
        return _share(self.spam_caught, self.ham_blocked)

    @property
    def blocked(self) -> float:
        """The share of ham that is taken for spam."""
        return _share(self.ham_blocked, self.ham_passed)

    @property
    def mcc(self) -> float:
        """Matthews correlation coefficient: 1 is perfect, 0 is chance, whatever the share of spam."""
        product = (
            (self.spam_caught + self.ham_blocked)
            * (self.spam_caught + self.spam_missed)
            * (self.ham_passed + self.ham_blocked)
            * (self.ham_passed + self.spam_missed)
        )
        agreement = self.spam_caught * self.ham_passed - self.ham_blocked * self.spam_missed
        return agreement / math.sqrt(product) if product else 0.0


def _share(counted: int, others: int) -> float:
    return counted / (counted + others) if counted + others else 0.0


def confusion(model: LogisticModel, comments: Iterable[Labelled], *, threshold: float = 0.0) -> Confusion:
    caught = blocked = passed = missed = 0
    for seen, is_spam, _importance in comments:
        is_called_spam = model.score(seen) > threshold
        caught += is_spam and is_called_spam
        missed += is_spam and not is_called_spam
        blocked += not is_spam and is_called_spam
        passed += not is_spam and not is_called_spam
    return Confusion(caught, blocked, passed, missed)


def area_under_curve(model: LogisticModel, comments: Iterable[Labelled]) -> float:
    """How often a spam comment scores above a ham comment, of all pairs; half a point for a tie."""
    ranked = sorted((model.score(seen), is_spam) for seen, is_spam, _importance in comments)
    spam, above, ham_below, start = 0, 0.0, 0, 0
    while start < len(ranked):
        end = start
        while end < len(ranked) and ranked[end][0] == ranked[start][0]:
            end += 1
        spam_here = sum(is_spam for _score, is_spam in ranked[start:end])
        ham_here = end - start - spam_here
        above += spam_here * (ham_below + ham_here / 2)
        spam, ham_below, start = spam + spam_here, ham_below + ham_here, end
    return above / (spam * ham_below) if spam and ham_below else 0.0


class Result(NamedTuple):
    #: At a score of 0, where comments are held.
    confusion: Confusion
    #: The same where they are rejected.
    rejected: Confusion
    area: float


@dataclass(frozen=True)
class Trial:
    """Some comments to learn, others to judge."""

    name: str
    learned: Sequence[Labelled]
    judged: Sequence[Labelled]

    def run(self, learn: Callable[[Sequence[Labelled]], LogisticModel] = train) -> Result:
        model = learn(self.learned)
        rejected = confusion(model, self.judged, threshold=REJECT_AT)
        return Result(confusion(model, self.judged), rejected, area_under_curve(model, self.judged))


def trials_of(rows: Sequence[Row], *, share_learned: float = SHARE_LEARNED) -> dict[str, list[Trial]]:
    """The trials that the columns of a file allow, by the name of the method."""
    sources = {source: [row for row in rows if row.source == source] for source in sorted({row.source for row in rows})}
    trials: dict[str, list[Trial]] = {}
    if any(row.part for row in rows):
        trials["its own division"] = [
            Trial(source, shuffled(_labelled(found, part="train")), _labelled(found, part="test"))
            for source, found in sources.items()
        ]
    elif all(row.date for row in rows):
        trials["by date"] = [
            _in_order(source, sorted(found, key=lambda row: row.date), share_learned)
            for source, found in sources.items()
        ]
    else:
        trials["in the order of the file"] = [_in_order("", list(rows), share_learned)]
    if len(sources) > 1:
        trials["one source left out"] = [
            Trial(source, shuffled(_labelled(row for row in rows if row.source != source)), _labelled(found))
            for source, found in sources.items()
        ]
    return trials


def _labelled(rows: Iterable[Row], *, part: str = "") -> list[Labelled]:
    return [row.labelled for row in rows if not part or row.part == part]


def _in_order(name: str, rows: Sequence[Row], share_learned: float) -> Trial:
    cut = int(len(rows) * share_learned)
    return Trial(name, _labelled(rows[:cut]), _labelled(rows[cut:]))
