from collections.abc import Iterator

from community.members.standing_limits import limits_of
from community.spam.normalise import NormalisedText
from community.spam.verdicts import HOLD_AT, Circumstances, Evidence

# "First comment held until one was approved": WordPress's default, which bloggers need not learn again. So is whoever
# a moderator has set back to the beginning.
NEWCOMER_WEIGHT = HOLD_AT


def newcomer(reading: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if limits_of(circumstances.standing).is_held:
        yield Evidence("newcomer", NEWCOMER_WEIGHT, "This writer is new here, or was set back by a moderator.")
