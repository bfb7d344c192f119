"""A text and its circumstances in, a verdict out; reads and changes nothing else."""

from collections.abc import Callable, Iterable

from .evidence.links import contacts, links
from .evidence.phrases import phrases, warnings
from .evidence.sender import honeypot, length, pace, repeats, staff
from .evidence.words import disguise, word_lists
from .gates import gates_of
from .normalise import NormalisedText, normalise_comment
from .verdicts import Circumstances, Evidence, Verdict

# In the order a moderator reads them. To teach the filter something new, write a function and name it here.
EVIDENCE: tuple[Callable[[NormalisedText, Circumstances], Iterable[Evidence]], ...] = (
    staff,
    honeypot,
    repeats,
    word_lists,
    phrases,
    links,
    contacts,
    disguise,
    length,
    pace,
    warnings,
)


def judge(text: str, *, name: str, circumstances: Circumstances) -> Verdict:
    """The verdict on a comment with this text and this name beside it; the evidence in the order of `EVIDENCE`."""
    normalised = normalise_comment(text, name=name)
    evidence = [found for evidence_in in EVIDENCE for found in evidence_in(normalised, circumstances)]
    return Verdict.on(evidence, gates_of(circumstances))
