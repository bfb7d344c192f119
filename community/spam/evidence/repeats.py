from collections.abc import Iterator

from community.spam.normalise import NormalisedText
from community.spam.verdicts import Circumstances, Evidence

# "Thanks!" and "Same here" are said by many people on many days.
SHORTEST_REPEAT = 25
# A second copy can be a double click or the wrong page. Nobody posts the same text three times by mistake.
SECOND_COPY_WEIGHT = 1.5
THIRD_COPY_WEIGHT = 10.0


def repeats(reading: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    copies = circumstances.copies
    if reading.length < SHORTEST_REPEAT or copies < 1:
        return
    if copies == 1:
        yield Evidence(
            "repeats/second-copy", SECOND_COPY_WEIGHT, "The same text was already posted once in the last 24 hours."
        )
    else:
        says = f"The same text was already posted {copies:,} times in the last 24 hours."
        yield Evidence("repeats/third-copy", THIRD_COPY_WEIGHT, says)
