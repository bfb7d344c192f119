"""Who sends the comment, and how it was sent; nothing of its words."""

from collections.abc import Iterator

from community.members.standing import Standing
from community.spam.normalise import MAX_LENGTH_READ, NormalisedText, normalise_text
from community.spam.verdicts import HOLD_AT, Circumstances, Evidence

from .rules import quote

# More than everything else together: staff can remove their own mistakes, and must be able to quote spam.
STAFF_WEIGHT = -100.0
# Only programs fill in the field: people do not see it, and it is hidden from screen readers.
HONEYPOT_WEIGHT = 10.0
# "Thanks!" and "Same here" are said by many people on many days.
SHORTEST_REPEAT = 25
# A second copy can be a double click or the wrong page. Nobody posts the same text three times by mistake.
SECOND_COPY_WEIGHT = 1.5
THIRD_COPY_WEIGHT = 10.0
# Discourse's number, in seconds. Pasting, autofill and a form sent again can be as quick, so it only ever holds.
FASTEST_PERSON = 3.0
PACE_WEIGHT = 1.5


def staff(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if circumstances.standing is Standing.STAFF:
        yield Evidence("staff", STAFF_WEIGHT, "Written by staff, whose comments are always published.")


def honeypot(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if circumstances.honeypot:
        filled = quote(normalise_text(circumstances.honeypot))
        yield Evidence("honeypot", HONEYPOT_WEIGHT, f"A field that people do not see was filled in with {filled}.")


def repeats(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    copies = circumstances.copies
    if text.length < SHORTEST_REPEAT or copies < 1:
        return
    if copies == 1:
        yield Evidence(
            "repeats/second-copy", SECOND_COPY_WEIGHT, "The same text was already posted once in the last 24 hours."
        )
    else:
        explanation = f"The same text was already posted {copies:,} times in the last 24 hours."
        yield Evidence("repeats/third-copy", THIRD_COPY_WEIGHT, explanation)


def length(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if text.original_length > MAX_LENGTH_READ:
        explanation = f"The text has {text.original_length:,} characters; only the first {MAX_LENGTH_READ:,} were read."
        yield Evidence("length", HOLD_AT, explanation)


def pace(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    seconds = circumstances.seconds_to_write
    if seconds is not None and seconds < FASTEST_PERSON:
        explanation = f"Written in {max(seconds, 0):.1f} seconds; people take at least {FASTEST_PERSON:.0f}."
        yield Evidence("pace", PACE_WEIGHT, explanation)
