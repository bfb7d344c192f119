"""Rules of the house: whose comment, or which conversation's, a moderator reads first, whatever the words are.

A gate is no evidence. It weighs nothing, so evidence in favour of a comment cannot outweigh it, and it says nothing
about the words, so it never counts towards rejecting, and no model learns from it.
"""

from collections.abc import Iterator, Sequence

from community.comments.policy.policy_values import Reads
from community.members.standing import Standing
from community.members.standing_limits import limits_of

from .evidence.links import find_addresses, find_contacts
from .evidence.rules import quoting
from .evidence.sender import SHORTEST_REPEAT
from .normalise import MAX_LENGTH_READ, NormalisedText
from .verdicts import Circumstances, Gate

READ_FIRST = Gate("read-first")
GUESTS_FIRST = Gate("guests-first")
# "First comment held until one was approved": WordPress's default, which bloggers need not learn again. One sentence
# for newcomers and for members who were set back: if that was decided beside a comment without a name, a sentence of
# its own beside later comments would tell who wrote that one.
NEWCOMER = Gate("newcomer")
SECOND_COPY = Gate("second-copy")
NEAR_SPAM = Gate("near-spam")
# Discourse's number, in seconds. Pasting, autofill and a form sent again can be as quick, so it only ever holds.
FASTEST_PERSON = 3.0


def gates_of(text: NormalisedText, circumstances: Circumstances) -> Iterator[Gate]:
    """The gates before this comment in these circumstances. Staff pass all of them."""
    if circumstances.standing is Standing.STAFF:
        return
    yield from gates_of_policy(circumstances)
    yield from _over_allowance("links", find_addresses(text), circumstances)
    yield from _over_allowance("contacts", find_contacts(text), circumstances)
    if circumstances.copies == 1 and text.length >= SHORTEST_REPEAT:
        yield SECOND_COPY
    if circumstances.near_copies:
        yield Gate("near-copy", {"copies": circumstances.near_copies})
    if circumstances.bits_from_spam is not None:
        yield NEAR_SPAM
    if circumstances.seconds_to_write is not None and circumstances.seconds_to_write < FASTEST_PERSON:
        yield Gate("pace", {"seconds": max(circumstances.seconds_to_write, 0.0), "fastest": FASTEST_PERSON})
    if text.original_length > MAX_LENGTH_READ:
        # What is not read cannot be judged, however harmless the beginning is.
        yield Gate("length", {"length": text.original_length, "read": MAX_LENGTH_READ})


def gates_of_policy(circumstances: Circumstances) -> Iterator[Gate]:
    """What a moderator reads first here, whatever was written."""
    if circumstances.is_read_first:
        yield READ_FIRST
    if circumstances.is_guest and circumstances.reads == Reads.GUESTS:
        yield GUESTS_FIRST
    if limits_of(circumstances.standing).is_held and circumstances.reads != Reads.RULES:
        yield NEWCOMER


def _over_allowance(name: str, found: Sequence[str], circumstances: Circumstances) -> Iterator[Gate]:
    """A gate when there are more than this standing, or the policy here, allows."""
    standing, here = circumstances.standing, circumstances.links_allowed
    by_standing = limits_of(standing).links
    if by_standing is not None and len(found) > by_standing:
        yield Gate(name, {"count": len(found), "standing": standing.value, "allowed": by_standing} | quoting(found[0]))
    elif here is not None and len(found) > here:
        yield Gate(f"{name}-here", {"count": len(found), "allowed": here} | quoting(found[0]))
