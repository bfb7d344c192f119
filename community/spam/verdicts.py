"""The verdict of the filter: the evidence it adds up, the gates beside the sum, and the circumstances of a comment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from community.members.standing import Standing

from .sentences import sentence

if TYPE_CHECKING:
    from .normalise import NormalisedText

#: The sum is in log-odds: at 0, spam and ham are equally likely, and a person should look before everybody does.
HOLD_AT = 0.0
#: Twenty to one. Being wrong about somebody costs more than a moderator's glance at spam.
REJECT_AT = 3.0
#: One subject mentioned three times can reach a high score; two kinds of evidence rarely meet in a parent's comment.
ENOUGH_KINDS = 2
#: One of these is enough to reject: nobody does it by accident.
ENOUGH_ALONE = frozenset({"honeypot", "repeats/third-copy", "repeats/confirmed-spam", "words/banned"})
#: Learned words are one kind, however many they are, when they count so much together.
TEXT_IS_KIND = 0.5
#: Where so much spam and so much ham was decided on, words that count so much are enough alone. On public collections a
#: text that scores so high is spam without exception (docs/spam.md).
TEXT_ENOUGH_ALONE = 3.0
ENOUGH_DECISIONS = 50
#: Parents give links and addresses, too; and where every comment starts, which decisions can move above 0, says nothing
#: about this one. They count towards rejecting, and are no kind that makes it possible.
NO_KIND = frozenset({"start", "away/link", "away/unlinked", "away/contact", "novelty"})
#: Who writes, and what others wrote: no model learns from these.
ABOUT_WRITERS = frozenset({"staff", "honeypot", "repeats", "campaign", "novelty", "external"})
#: What other people's servers say is for the moderator who reads the comment. It counts nothing towards a rejection.
NEVER_REJECTS = frozenset({"external"})
#: The score and every weight have so many decimals, so that what is printed adds up.
DECIMALS = 2
#: Of the rules, their weights and the thresholds above: a verdict keeps by which it was given. Count it up with each.
RULES_VERSION = 4


class Outcome(StrEnum):
    PUBLISH = "publish"
    HOLD = "hold"
    REJECT = "reject"


@dataclass(frozen=True)
class Circumstances:
    standing: Standing
    seconds_to_write: float | None
    honeypot: str
    copies: int  # other comments of the last seven days that read the same
    is_read_first: bool = False  # whether a moderator reads everything in this conversation first
    reads: str = "newcomers"  # what a moderator reads first here (`community.comments.policy.policy_values.Reads`)
    is_guest: bool = False
    links_allowed: int | None = None  # by the policy; None for what the standing allows
    near_copies: int = 0  # other comments of the last seven days that read nearly the same
    bits_from_spam: int | None = None  # from the nearest text that moderators marked as spam; None if none is near
    #: Addresses and brands that no published comment has, and how many other newcomers named each lately.
    shared_addresses: tuple[tuple[str, int], ...] = ()
    unknown_addresses: tuple[str, ...] = ()  # addresses and brands that no published comment has
    external: tuple[str, ...] = ()  # the external checks that have said "spam", asked after it was held


@dataclass(frozen=True)
class Evidence:
    name: str  # "kind" or "kind/rule"
    weight: float  # in log-odds: above 0 speaks against the comment, below 0 for it
    parameters: Mapping[str, Any] = field(default_factory=dict)  # what the sentence says; fit for JSON

    @property
    def kind(self) -> str:
        return self.name.partition("/")[0]

    @property
    def explanation(self) -> str:
        """One sentence for moderators."""
        return sentence(self.name, self.parameters)


@dataclass(frozen=True)
class Gate:
    """A rule of the house by which a comment waits for a moderator, whatever its evidence adds up to."""

    name: str
    parameters: Mapping[str, Any] = field(default_factory=dict)

    @property
    def explanation(self) -> str:
        """One sentence for moderators."""
        return sentence(self.name, self.parameters)


class Thresholds(NamedTuple):
    hold: float = HOLD_AT
    reject: float = REJECT_AT
    #: What learned words must count to reject a comment alone; infinite until enough was learned.
    text_alone: float = TEXT_ENOUGH_ALONE


DEFAULT_THRESHOLDS = Thresholds()


@dataclass(frozen=True)
class Verdict:
    outcome: Outcome
    evidence: tuple[Evidence, ...]
    gates: tuple[Gate, ...] = ()
    thresholds: Thresholds = DEFAULT_THRESHOLDS
    circumstances: Circumstances | None = None
    model_version: int = 0
    #: Of the word lists and thresholds, see `SettingsVersion`.
    settings_version: int = 0
    #: What a model that does not act yet would have said.
    shadow: "Verdict | None" = None
    #: The text as it was read; None for a verdict that was kept.
    read: "NormalisedText | None" = field(default=None, compare=False, repr=False)

    @classmethod
    def on(
        cls,
        evidence: Iterable[Evidence],
        gates: Iterable[Gate] = (),
        thresholds: Thresholds = DEFAULT_THRESHOLDS,
        circumstances: Circumstances | None = None,
    ) -> "Verdict":
        found, closed = tuple(evidence), tuple(gates)
        return cls(_outcome(found, closed, thresholds), found, closed, thresholds, circumstances)

    def behind(self, gate: Gate) -> "Verdict":
        """The same with one more gate: what would have been published is held."""
        outcome = Outcome.HOLD if self.outcome is Outcome.PUBLISH else self.outcome
        return replace(self, gates=(gate, *self.gates), outcome=outcome)

    @property
    def score(self) -> float:
        return sum_of(self.evidence)

    @property
    def score_of_text(self) -> float:
        """The same without what is known of the writer: everything that a model learns from."""
        return sum_of(one for one in self.evidence if one.kind not in ABOUT_WRITERS)


def sum_of(evidence: Iterable[Evidence]) -> float:
    return round(sum((one.weight for one in evidence), 0.0), DECIMALS)


def _outcome(evidence: tuple[Evidence, ...], gates: tuple[Gate, ...], thresholds: Thresholds) -> Outcome:
    if _is_rejected(evidence, thresholds):
        return Outcome.REJECT
    return Outcome.HOLD if gates or sum_of(evidence) >= thresholds.hold else Outcome.PUBLISH


def _is_rejected(evidence: tuple[Evidence, ...], thresholds: Thresholds) -> bool:
    """Whether it is spam beyond doubt. Of each kind only the heaviest reason counts: saying one thing in three ways is
    no second reason."""
    text = sum_of(one for one in evidence if one.kind == "text")
    rules = [one for one in evidence if one.kind != "text" and one.kind not in NEVER_REJECTS]
    heaviest: dict[str, float] = {}
    for one in rules:
        if one.weight > 0:
            heaviest[one.kind] = max(one.weight, heaviest.get(one.kind, 0.0))
    in_favour = sum(one.weight for one in rules if one.weight < 0)
    if round(text + sum(heaviest.values()) + in_favour, DECIMALS) < thresholds.reject:
        return False
    kinds = {one.kind for one in rules if one.weight > 0 and one.name not in NO_KIND}
    return (
        len(kinds) + (text >= TEXT_IS_KIND) >= ENOUGH_KINDS
        or text >= thresholds.text_alone
        or any(one.name in ENOUGH_ALONE for one in evidence)
    )
