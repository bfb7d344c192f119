"""A text and its circumstances in, a verdict out; touches nothing."""

from collections.abc import Callable, Iterable

from .evidence.contact import contact
from .evidence.disguise import disguise
from .evidence.honeypot import honeypot
from .evidence.invitations import invitations
from .evidence.length import length
from .evidence.links import links
from .evidence.money import money
from .evidence.newcomer import newcomer
from .evidence.pace import pace
from .evidence.read_first import read_first
from .evidence.repeats import repeats
from .evidence.staff import staff
from .evidence.trades import trades
from .evidence.warnings import warnings
from .evidence.words import word_lists
from .normalise import NormalisedText, normalise
from .verdicts import Circumstances, Evidence, Verdict

# In the order a moderator reads them. To teach the judge something new, write a function and name it here.
EVIDENCE: tuple[Callable[[NormalisedText, Circumstances], Iterable[Evidence]], ...] = (
    staff,
    read_first,
    honeypot,
    repeats,
    word_lists,
    money,
    trades,
    invitations,
    links,
    contact,
    disguise,
    length,
    pace,
    newcomer,
    warnings,
)


def judge(text: str, *, name: str, circumstances: Circumstances) -> Verdict:
    reading = normalise(text, name=name)
    return Verdict.on(found for look in EVIDENCE for found in look(reading, circumstances))
