"""What would have had to be missing for a comment to be published at once."""

from collections.abc import Iterable
from typing import NamedTuple

from .noun_phrases import noun_phrase
from .verdicts import DECIMALS, Evidence, Outcome, Verdict


class Obstacle(NamedTuple):
    """A gate, a rule, or all learned words together: the filter knows no single word that could be left out alone."""

    name: str
    weight: float
    phrase: str


def obstacles(verdict: Verdict) -> tuple[Obstacle, ...]:
    """The fewest without all of which the comment would have been published: every gate, then what weighs most, until
    the sum is below the threshold. Empty for what was published, and where nothing would have helped."""
    if verdict.outcome is Outcome.PUBLISH:
        return ()
    found = [Obstacle(gate.name, 0.0, noun_phrase(gate.name, gate.parameters)) for gate in verdict.gates]
    score = verdict.score
    for one in sorted(_removable(verdict.evidence), key=lambda one: -one.weight):
        if score < verdict.thresholds.hold:
            break
        score = round(score - one.weight, DECIMALS)
        found.append(one)
    return tuple(found) if score < verdict.thresholds.hold else ()


def _removable(evidence: Iterable[Evidence]) -> Iterable[Obstacle]:
    evidence = list(evidence)
    rules = [one for one in evidence if one.kind != "text" and one.name != "start" and one.weight > 0]
    yield from (Obstacle(one.name, one.weight, noun_phrase(one.name, one.parameters)) for one in rules)
    text = round(sum(one.weight for one in evidence if one.kind == "text"), DECIMALS)
    if text > 0:
        yield Obstacle("text", text, noun_phrase("text", {}))


def explain_counterfactual(verdict: Verdict) -> str:
    """One sentence for moderators; "" where there is none."""
    # A link is an obstacle twice, as evidence and as one too many; it is named once.
    phrases = list(dict.fromkeys(one.phrase for one in obstacles(verdict)))
    if not phrases:
        return ""
    *first, last = phrases
    listed = f"{', '.join(first)} and {last}" if first else last
    return f"Without {listed} it would have been published at once."
