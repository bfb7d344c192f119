"""Turns text into the words that the index keeps and that a search looks for. See docs/decisions/0020.

Both databases get words that are ready: folded, without accents, as stems. Neither has to know a language or a script.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

import regex
import snowballstemmer
from django.conf import settings

#: A longer run of letters is cut. PostgreSQL takes words of 2,046 bytes at most.
MAX_LETTERS = 64
# Scripts without a space between words.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_RUN = regex.compile(
    rf"(?P<unspaced>[{_UNSPACED}][{_UNSPACED}\p{{M}}]*)|[[\p{{L}}\p{{M}}\p{{N}}]--[{_UNSPACED}]]+", regex.V1
)
# Accents of Latin, Greek and Cyrillic. The vowel signs of other scripts are part of the word.
_ACCENTS = regex.compile(r"[\u0300-\u036f]+")
# Letters that have no accent to take off, as they are typed on another keyboard.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_LANGUAGES = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "ru": "russian",
    "sv": "swedish",
}


class Word(NamedTuple):
    text: str
    #: Its first character in the text, and the one behind its last.
    start: int
    end: int


def words_of(text: str) -> list[str]:
    """The words of a text in their order. Equal for what readers take for the same word: "Łódź" and "lodz", "Straße"
    and "STRASSE", on an English site "handover" and "handovers". Of scripts without spaces, every two neighbours are a
    word, and the last character alone."""
    return [word.text for word in words_in(text)]


def words_in(text: str) -> Iterator[Word]:
    for run in _RUN.finditer(text):
        if run["unspaced"]:
            yield from _pairs(run[0], run.start())
        elif word := stem(run[0][:MAX_LETTERS]):
            yield Word(word, *run.span())


def looked_for(text: str) -> list[str]:
    """The words that a search for this text looks for, in their order.

    One character of a script without spaces is in no pair by itself: "園*" stands for every word that begins with it.
    """
    found: list[str] = []
    for run in _RUN.finditer(text):
        words = words_of(run[0])
        if not run["unspaced"]:
            found += words
        else:
            found += words[:-1] if len(words) > 1 else [f"{words[0]}*"] if words else []
    return found


def _pairs(run: str, start: int) -> Iterator[Word]:
    for place in range(len(run)):
        if pair := fold(run[place : place + 2]):
            yield Word(pair, start + place, start + min(place + 2, len(run)))


def fold(word: str) -> str:
    """Without case and accents. Compatibility forms of a letter (ﬁ, Ａ, ²) become the letter."""
    decomposed = unicodedata.normalize("NFKD", word).casefold()
    plain = _ACCENTS.sub("", decomposed).translate(_PLAIN)
    # Some compatibility forms contain spaces and punctuation, which would end the word.
    return "".join(sign for sign in unicodedata.normalize("NFC", plain) if unicodedata.category(sign)[0] in "LMN")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The folded word without its ending in the language of the site; in other languages whole."""
    folded = fold(word)
    stemmer = _stemmer(settings.LANGUAGE_CODE.partition("-")[0])
    return str(stemmer.stemWord(folded)) if stemmer else folded


@cache
def _stemmer(language: str) -> Any:
    """None where the library has no rules."""
    name = _LANGUAGES.get(language)
    return snowballstemmer.stemmer(name) if name else None
