from collections.abc import Iterator

from community.spam.normalise import NormalisedText, plain
from community.spam.verdicts import Circumstances, Evidence

from .rules import quoted

# People do not see the field, and screen readers are told to leave it alone: whoever fills it is a program.
HONEYPOT_WEIGHT = 10.0


def honeypot(reading: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if circumstances.honeypot:
        filled = quoted(plain(circumstances.honeypot))
        yield Evidence("honeypot", HONEYPOT_WEIGHT, f"A field that people do not see was filled in with {filled}.")
