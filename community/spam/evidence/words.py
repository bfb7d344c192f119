"""Single words: those on the lists of banned and suspect words, and those that are hidden from a filter."""

import re
from collections.abc import Iterable, Iterator

from community.spam.normalise import NormalisedText, normalise_text
from community.spam.verdicts import HOLD_AT, REJECT_AT, Circumstances, Evidence

from .rules import count_of, quote

# What nobody writes to another parent: one hit is enough to reject.
BANNED = (
    "buy viagra",
    "cheap viagra",
    "viagra online",
    "order viagra",
    "buy cialis",
    "cialis online",
    "buy backlinks",
    "cheap backlinks",
    "buy instagram followers",
    "nude cams",
    "escort services",
    "counterfeit banknotes",
)
# What a parent might write once a year: a moderator looks.
SUSPECT = (
    "viagra",
    "cialis",
    "escorts",
    "onlyfans",
    "backlinks",
    "seo services",
    "weight loss pills",
    "keto gummies",
    "essay writing service",
    "fake passports",
)


DISGUISE_WEIGHT = 1.5
# Stacked accents are more often a joke than an advert.
MARKS_WEIGHT = 1.0
# H1N1, mp3s and a postcode can stand in one honest comment; three words spelled like m4ke do not.
MANY_LEETSPEAK = 3


def word_list_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Matches any of these as whole words and phrases, in any alphabet: "sex" is not in "Essex"."""
    # Longest first, so that the phrase is quoted and not its first word.
    longest_first = sorted({normalise_text(word) for word in words} - {""}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![^\W_])")


_BANNED_PATTERN = word_list_pattern(BANNED)
_SUSPECT_PATTERN = word_list_pattern(SUSPECT)


def word_lists(
    text: NormalisedText,
    circumstances: Circumstances,
    *,
    banned: re.Pattern[str] = _BANNED_PATTERN,
    suspect: re.Pattern[str] = _SUSPECT_PATTERN,
) -> Iterator[Evidence]:
    if found := text.find(banned):
        yield Evidence("words/banned", REJECT_AT, f"{quote(found)} is on the list of banned words.")
    elif found := text.find(suspect):
        yield Evidence("words/suspect", HOLD_AT, f"{quote(found)} is on the list of suspect words.")


def disguise(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    """Characters and spellings that hide words from a filter and not from a reader."""
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
