from collections.abc import Iterator

from community.spam.normalise import NormalisedText
from community.spam.verdicts import Circumstances, Evidence

# Discourse's number. Pasting, autofill and a form sent again can be as quick, so it only ever holds.
FASTEST_PERSON = 3.0
PACE_WEIGHT = 1.5


def pace(reading: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    seconds = circumstances.seconds_to_write
    if seconds is not None and seconds < FASTEST_PERSON:
        says = f"Written in {max(seconds, 0):.1f} seconds; people take at least {FASTEST_PERSON:.0f}."
        yield Evidence("pace", PACE_WEIGHT, says)
