"""The verdict of the filter: the evidence it adds up, the gates beside the sum, and the circumstances of a comment."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from community.members.standing import Standing

# One ordinary reason is enough for a person to look before everybody does.
HOLD_AT = 1.0
# Four ordinary reasons. Before a site has taught its filter anything, being wrong about somebody costs more than
# a moderator's glance at spam.
REJECT_AT = 4.0
# One subject mentioned three times can reach a high score; three kinds of evidence rarely meet in a parent's comment.
ENOUGH_KINDS = 3
# One of these is enough to reject: nobody does it by accident.
ENOUGH_ALONE = frozenset({"honeypot", "repeats/third-copy", "words/banned"})
# Being quick says nothing about the text: it can hold a comment, and does not count towards ENOUGH_KINDS.
CIRCUMSTANTIAL = frozenset({"pace"})


class Outcome(StrEnum):
    PUBLISH = "publish"
    HOLD = "hold"
    REJECT = "reject"


@dataclass(frozen=True)
class Circumstances:
    standing: Standing
    seconds_to_write: float | None
    honeypot: str
    copies: int  # earlier comments with the same text in the last 24 hours
    is_read_first: bool = False  # whether a moderator reads everything in this conversation first


@dataclass(frozen=True)
class Evidence:
    name: str  # "kind" or "kind/rule"; at most once in a verdict
    weight: float  # above 0 speaks against the comment, below 0 for it
    explanation: str  # one sentence for moderators

    @property
    def kind(self) -> str:
        return self.name.partition("/")[0]


@dataclass(frozen=True)
class Gate:
    """A rule of the house by which a comment waits for a moderator, whatever its evidence adds up to."""

    name: str
    explanation: str  # one sentence for moderators


@dataclass(frozen=True)
class Verdict:
    outcome: Outcome
    evidence: tuple[Evidence, ...]
    gates: tuple[Gate, ...] = ()

    @classmethod
    def on(cls, evidence: Iterable[Evidence], gates: Iterable[Gate] = ()) -> "Verdict":
        found, closed = tuple(evidence), tuple(gates)
        return cls(_outcome(found, closed), found, closed)

    @property
    def score(self) -> float:
        return _score(self.evidence)


def _score(evidence: tuple[Evidence, ...]) -> float:
    return sum((one.weight for one in evidence), 0.0)


def _outcome(evidence: tuple[Evidence, ...], gates: tuple[Gate, ...]) -> Outcome:
    score = _score(evidence)
    if score >= REJECT_AT and _is_enough_to_reject(evidence):
        return Outcome.REJECT
    return Outcome.HOLD if gates or score >= HOLD_AT else Outcome.PUBLISH


def _is_enough_to_reject(evidence: tuple[Evidence, ...]) -> bool:
    kinds = {one.kind for one in evidence if one.weight > 0} - CIRCUMSTANTIAL
    return len(kinds) >= ENOUGH_KINDS or any(one.name in ENOUGH_ALONE for one in evidence)
