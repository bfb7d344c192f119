"""Who sends the comment, and how it was sent; nothing of its words, so nothing here is learned."""

from collections.abc import Iterator

from community.members.standing import Standing
from community.spam.normalise import NormalisedText, normalise_text
from community.spam.verdicts import Circumstances, Evidence

from .rules import quoting

# More than everything else together: staff can remove their own mistakes, and must be able to quote spam.
STAFF_WEIGHT = -100.0
# Only programs fill in the field: people do not see it, and it is hidden from screen readers.
HONEYPOT_WEIGHT = 20.0
# "Thanks!" and "Same here" are said by many people on many days.
SHORTEST_REPEAT = 25
# A second copy can be a double click or the wrong page, and waits (`community.spam.gates`). Nobody posts the same text
# three times by mistake.
THIRD_COPY_WEIGHT = 20.0


def staff(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if circumstances.standing is Standing.STAFF:
        yield Evidence("staff", STAFF_WEIGHT)


def honeypot(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if circumstances.honeypot:
        yield Evidence("honeypot", HONEYPOT_WEIGHT, quoting(normalise_text(circumstances.honeypot)))


def repeats(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if text.length >= SHORTEST_REPEAT and circumstances.copies > 1:
        yield Evidence("repeats/third-copy", THIRD_COPY_WEIGHT, {"copies": circumstances.copies})
