from collections.abc import Iterator

from community.members.standing import Standing
from community.spam.normalise import NormalisedText
from community.spam.verdicts import Circumstances, Evidence

# More than everything else together: staff can remove their own mistakes, and must be able to quote spam.
STAFF_WEIGHT = -100.0


def staff(reading: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if circumstances.standing is Standing.STAFF:
        yield Evidence("staff", STAFF_WEIGHT, "Written by staff, whose comments are always published.")
