"""Characters and spellings that hide words from a filter and not from a reader."""

from collections.abc import Iterator

from community.spam.normalise import NormalisedText
from community.spam.verdicts import Circumstances, Evidence

from .rules import count_of, quote

DISGUISE_WEIGHT = 1.5
# Stacked accents are more often a joke than an advert.
MARKS_WEIGHT = 1.0
# H1N1, mp3s and a postcode can stand in one honest comment; three words spelled like m4ke do not.
MANY_LEETSPEAK = 3


def disguise(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if text.hidden:
        characters = count_of(text.hidden, "character", "characters")
        yield Evidence("disguise/hidden", DISGUISE_WEIGHT, f"Hides {characters} that nobody can see in the text.")
    if text.mixed_words:
        words = count_of(text.mixed_words, "word has", "words have")
        yield Evidence("disguise/look-alikes", DISGUISE_WEIGHT, f"{words} letters of another alphabet that look Latin.")
    if len(text.leetspeak) >= MANY_LEETSPEAK:
        words = ", ".join(text.leetspeak[:MANY_LEETSPEAK])
        explanation = f"{len(text.leetspeak):,} words have digits or signs in place of letters, as {quote(words)}."
        yield Evidence("disguise/swapped", DISGUISE_WEIGHT, explanation)
    if text.excess_marks:
        marks = count_of(text.excess_marks, "accent", "accents")
        yield Evidence("disguise/marks", MARKS_WEIGHT, f"{marks} too many are stacked on letters.")
