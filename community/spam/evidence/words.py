"""Single words: those on the lists of banned and suspect words, and those that are hidden from a filter."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from community.spam.normalise import NormalisedText, normalise_text
from community.spam.verdicts import Circumstances, Evidence

from .links import find_addresses, find_contacts
from .phrases import RULES
from .rules import quoting

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
# What a parent might write once a year: a moderator looks, where it is not the only reason.
SUSPECT = (
    "viagra",
    "cialis",
    "onlyfans",
    "backlinks",
    "seo services",
    "weight loss pills",
    "keto gummies",
    "essay writing service",
    "fake passports",
)
# What parents write on other days ("she escorts the children to school"): counts only beside words that sell, a link or
# a contact.
ORDINARY_TOO = (
    "escorts",
    "bonds",
)

BANNED_WEIGHT = 5.0
SUSPECT_WEIGHT = 1.0
# One word never holds somebody we know: it does not make up for where every comment starts.
ALONE_WEIGHT = 0.75
DISGUISE_WEIGHT = 1.5
SWAPPED_WEIGHT = 2.0
# Stacked accents are more often a joke than an advert.
MARKS_WEIGHT = 1.0
# H1N1, mp3s and a postcode can stand in one honest comment; three words spelled like m4ke do not.
MANY_LEETSPEAK = 3


def word_list_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Matches any of these as whole words and phrases, in any alphabet: "sex" is not in "Essex"."""
    # Longest first, so that the phrase is quoted and not its first word.
    longest_first = sorted({normalise_text(word) for word in words} - {""}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![^\W_])")


class WordLists(NamedTuple):
    banned: re.Pattern[str]
    suspect: re.Pattern[str]
    ordinary_too: re.Pattern[str]


def word_lists_of(banned: Iterable[str], suspect: Iterable[str], ordinary_too: Iterable[str]) -> WordLists:
    return WordLists(word_list_pattern(banned), word_list_pattern(suspect), word_list_pattern(ordinary_too))


#: Until editors change them in the CMS.
DEFAULT_LISTS = word_lists_of(BANNED, SUSPECT, ORDINARY_TOO)
_SELLING = re.compile(
    r"\b(?:buy|for sale|cheap(?:est)?|discounts?|(?:order|book|apply|invest) (?:now|today|here|online)"
    r"|best (?:prices?|rates?)|available (?:now|24)|guaranteed)\b"
)


def word_lists(
    text: NormalisedText, circumstances: Circumstances, lists: WordLists = DEFAULT_LISTS
) -> Iterator[Evidence]:
    if found := text.find(lists.banned):
        yield Evidence("words/banned", BANNED_WEIGHT, quoting(found))
    elif found := text.find(lists.suspect):
        yield Evidence("words/suspect", SUSPECT_WEIGHT if _sells(text) else ALONE_WEIGHT, quoting(found))
    elif (found := text.find(lists.ordinary_too)) and _sells(text):
        yield Evidence("words/suspect", SUSPECT_WEIGHT, quoting(found))


def _sells(text: NormalisedText) -> bool:
    """Whether something else in the text speaks of an offer, or of a way to it."""
    patterns = (_SELLING, *(rule.pattern for rule in RULES))
    return bool(find_addresses(text) or find_contacts(text)) or any(map(text.find, patterns))


def disguise(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    """Characters and spellings that hide words from a filter and not from a reader."""
    if text.hidden:
        yield Evidence("disguise/hidden", DISGUISE_WEIGHT, {"count": text.hidden})
    if text.mixed_words:
        yield Evidence("disguise/look-alikes", DISGUISE_WEIGHT, {"count": text.mixed_words})
    if len(text.leetspeak) >= MANY_LEETSPEAK:
        words = ", ".join(text.leetspeak[:MANY_LEETSPEAK])
        yield Evidence("disguise/swapped", SWAPPED_WEIGHT, {"count": len(text.leetspeak)} | quoting(words))
    if text.excess_marks:
        yield Evidence("disguise/marks", MARKS_WEIGHT, {"count": text.excess_marks})
