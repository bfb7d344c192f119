"""Characters and spellings meant for a filter's eye, not for a reader's."""

from collections.abc import Iterator

from community.spam.normalise import NormalisedText
from community.spam.verdicts import Circumstances, Evidence

from .rules import counted, quoted

DISGUISE_WEIGHT = 1.5
# Stacked accents are more often a joke than an advert.
MARKS_WEIGHT = 1.0
# H1N1, mp3s and a postcode can stand in one honest comment; three words spelled like m4ke do not.
MANY_SWAPPED = 3


def disguise(reading: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if reading.hidden:
        characters = counted(reading.hidden, "character", "characters")
        yield Evidence("disguise/hidden", DISGUISE_WEIGHT, f"Hides {characters} that nobody can see in the text.")
    if reading.look_alikes:
        words = counted(reading.look_alikes, "word has", "words have")
        yield Evidence("disguise/look-alikes", DISGUISE_WEIGHT, f"{words} letters of another alphabet that look Latin.")
    if len(reading.swapped) >= MANY_SWAPPED:
        words = ", ".join(reading.swapped[:MANY_SWAPPED])
        says = f"{len(reading.swapped):,} words have digits or signs in place of letters, as {quoted(words)}."
        yield Evidence("disguise/swapped", DISGUISE_WEIGHT, says)
    if reading.stacked_marks:
        marks = counted(reading.stacked_marks, "accent", "accents")
        yield Evidence("disguise/marks", MARKS_WEIGHT, f"{marks} too many are stacked on letters.")
