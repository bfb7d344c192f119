from collections.abc import Iterator

from community.members.standing import Standing
from community.spam.normalise import Reading
from community.spam.verdicts import HOLD_AT, Circumstances, Evidence

# "First comment held until one was approved": WordPress's default, which bloggers need not learn again.
NEWCOMER_WEIGHT = HOLD_AT


def newcomer(reading: Reading, circumstances: Circumstances) -> Iterator[Evidence]:
    if circumstances.standing is Standing.NEW:
        yield Evidence("newcomer", NEWCOMER_WEIGHT, "None of this writer's comments has been approved yet.")
