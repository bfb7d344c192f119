"""An edit of what a moderator has approved: judged by what it adds."""

from collections.abc import Iterator
from dataclasses import replace

from .evidence.links import find_addresses, find_contacts
from .learning.text_features import words_of
from .normalise import NormalisedText
from .verdicts import DECIMALS, Evidence, Gate, Verdict


def judge_addition(edited: Verdict, approved: Verdict) -> Verdict:
    """The verdict on the edited text, without what the approved one was read with.

    What its words counted above the start is taken off the sum, in one line; a gate stays where the edit adds something
    to it. Both verdicts are fresh ones, with the text that was read.
    """
    if edited.read is None or approved.read is None:
        return edited
    credit = round(approved.score - _start_of(approved), DECIMALS)
    evidence = [*edited.evidence, *([Evidence("approved", -credit)] if credit > 0 else [])]
    gates = _gates_left(edited, edited.read, approved.read)
    verdict = Verdict.on(evidence, gates, edited.thresholds, edited.circumstances)
    shadow = judge_addition(_with_text(edited), _with_text(approved)) if edited.shadow and approved.shadow else None
    return replace(
        verdict,
        model_version=edited.model_version,
        settings_version=edited.settings_version,
        read=edited.read,
        shadow=shadow,
    )


def _with_text(verdict: Verdict) -> Verdict:
    """What the shadow model says of the same text."""
    return replace(verdict.shadow or verdict, read=verdict.read)


def _start_of(verdict: Verdict) -> float:
    return sum(one.weight for one in verdict.evidence if one.name == "start")


def _gates_left(edited: Verdict, text: NormalisedText, approved: NormalisedText) -> Iterator[Gate]:
    added = {
        "links": set(find_addresses(text)) - set(find_addresses(approved)),
        "contacts": set(find_contacts(text)) - set(find_contacts(approved)),
    }
    words = words_of(text) - words_of(approved)
    return (gate for gate in edited.gates if added.get(gate.name.removesuffix("-here"), words))
