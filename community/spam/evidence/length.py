from collections.abc import Iterator

from community.spam.normalise import LONGEST_READ, NormalisedText
from community.spam.verdicts import HOLD_AT, Circumstances, Evidence


def length(reading: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if reading.written > LONGEST_READ:
        says = f"The text has {reading.written:,} characters; only the first {LONGEST_READ:,} were read."
        yield Evidence("length", HOLD_AT, says)
