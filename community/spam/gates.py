"""Rules of the house: whose comment, or which conversation's, a moderator reads first, whatever the words are.

A gate is no evidence. It weighs nothing, so evidence in favour of a comment cannot outweigh it, and it says nothing
about the words, so it never counts towards rejecting.
"""

from collections.abc import Iterator

from community.members.standing import Standing
from community.members.standing_limits import limits_of

from .verdicts import Circumstances, Gate

READ_FIRST = Gate("read-first", "In this conversation a moderator reads every comment first.")
# "First comment held until one was approved": WordPress's default, which bloggers need not learn again. One sentence
# for newcomers and for whoever was set back: if that was decided beside a comment without a name, a sentence of its
# own beside later comments would tell who wrote that one.
NEWCOMER = Gate("newcomer", "This writer is new here, or was set back by a moderator.")


def gates_of(circumstances: Circumstances) -> Iterator[Gate]:
    """The gates before a comment with these circumstances. Staff pass all of them."""
    if circumstances.is_read_first and circumstances.standing is not Standing.STAFF:
        yield READ_FIRST
    if limits_of(circumstances.standing).is_held:
        yield NEWCOMER
