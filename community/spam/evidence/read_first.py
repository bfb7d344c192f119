from collections.abc import Iterator

from community.members.standing import Standing
from community.spam.normalise import NormalisedText
from community.spam.verdicts import READ_FIRST, Circumstances, Evidence

READ_FIRST_EVIDENCE = Evidence(READ_FIRST, 0.0, "In this conversation a moderator reads every comment first.")


def read_first(reading: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if circumstances.is_read_first and circumstances.standing is not Standing.STAFF:
        yield READ_FIRST_EVIDENCE
