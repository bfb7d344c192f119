import re
from collections.abc import Iterable, Iterator

from community.spam.normalise import NormalisedText, plain
from community.spam.verdicts import HOLD_AT, REJECT_AT, Circumstances, Evidence

from .rules import quoted

# Only what nobody writes to another parent: a single hit rejects.
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
# What a parent might write once a year: a person looks.
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


def word_list_pattern(word_lists: Iterable[str]) -> re.Pattern[str]:
    """Whole words and phrases, in any alphabet: "sex" is not in "Essex"."""
    # Longest first, so that the phrase is quoted and not its first word.
    longest_first = sorted({plain(word) for word in word_lists} - {""}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![^\W_])")


_BANNED_PATTERN = word_list_pattern(BANNED)
_SUSPECT_PATTERN = word_list_pattern(SUSPECT)


def word_lists(
    reading: NormalisedText,
    circumstances: Circumstances,
    *,
    banned: re.Pattern[str] = _BANNED_PATTERN,
    suspect: re.Pattern[str] = _SUSPECT_PATTERN,
) -> Iterator[Evidence]:
    if found := reading.find(banned):
        yield Evidence("words/banned", REJECT_AT, f"{quoted(found)} is on the list of banned words.")
    elif found := reading.find(suspect):
        yield Evidence("words/suspect", HOLD_AT, f"{quoted(found)} is on the list of suspect words.")
