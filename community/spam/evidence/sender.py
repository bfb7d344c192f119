"""Who sends the comment, and how it was sent; nothing of its words."""

from collections.abc import Iterator

from community.members.standing import Standing
from community.members.standing_limits import limits_of
from community.spam.normalise import MAX_LENGTH_READ, NormalisedText, normalise_text
from community.spam.verdicts import HOLD_AT, READ_FIRST, Circumstances, Evidence

from .rules import quote

# More than everything else together: staff can remove their own mistakes, and must be able to quote spam.
STAFF_WEIGHT = -100.0
# "First comment held until one was approved": WordPress's default, which bloggers need not learn again. So is whoever
# a moderator has set back to the beginning.
NEWCOMER_WEIGHT = HOLD_AT
# People do not see the field, and screen readers are told to leave it alone: whoever fills it is a program.
HONEYPOT_WEIGHT = 10.0
# "Thanks!" and "Same here" are said by many people on many days.
SHORTEST_REPEAT = 25
# A second copy can be a double click or the wrong page. Nobody posts the same text three times by mistake.
SECOND_COPY_WEIGHT = 1.5
THIRD_COPY_WEIGHT = 10.0
# Discourse's number, in seconds. Pasting, autofill and a form sent again can be as quick, so it only ever holds.
FASTEST_PERSON = 3.0
PACE_WEIGHT = 1.5

READ_FIRST_EVIDENCE = Evidence(READ_FIRST, 0.0, "In this conversation a moderator reads every comment first.")


def staff(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if circumstances.standing is Standing.STAFF:
        yield Evidence("staff", STAFF_WEIGHT, "Written by staff, whose comments are always published.")


def read_first(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if circumstances.is_read_first and circumstances.standing is not Standing.STAFF:
        yield READ_FIRST_EVIDENCE


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


def newcomer(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if limits_of(circumstances.standing).is_held:
        yield Evidence("newcomer", NEWCOMER_WEIGHT, "This writer is new here, or was set back by a moderator.")
