"""Shortens and counts text by words and by graphemes: a grapheme is what a reader sees as one character.

See docs/decisions/0016.
"""

import math
from itertools import islice

import regex

from .plain_text import plain_text

_GRAPHEME = regex.compile(r"\X")
#: Behind at least one other.
_LAST_WORD = regex.compile(r"(?<=\S)\s+\S+\Z")
# Scripts that put no space between words, with the usual length of a word. So an excerpt in Chinese or Thai is about
# as wide on the page as one in English.
_GRAPHEMES_PER_WORD = (
    (regex.compile(r"(?=[\p{Han}\p{Hiragana}\p{Katakana}])\X"), 2),
    (regex.compile(r"(?=[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}])\X"), 4),
)


def excerpt(html: str, words: int, end: str = "…") -> str:
    """The first words of a comment's HTML as plain text, to be escaped where it is put in; `end` says it goes on."""
    return first_words(plain_text(html), words, end)


def first_words(text: str, words: int, end: str = "…") -> str:
    """The first words of a text, on one line; `end` says it goes on."""
    kept: list[str] = []
    for token in text.split():
        size = _words_in(token)
        if size > words:
            kept += [_part_of(token, words)] if size > 1 and words > 0 else []
            beginning = " ".join(kept)
            return beginning if beginning.endswith(end) else beginning + end
        kept.append(token)
        words -= size
    return " ".join(kept)


def count_words(text: str) -> int:
    """Words between spaces; in scripts without spaces, as many as there are on average in so many graphemes."""
    return sum(_words_in(token) for token in text.split())


def shorten(text: str, graphemes: int) -> str:
    """The text in at most so many graphemes, the "…" at its end included."""
    return text if first_graphemes(text, graphemes) == text else first_graphemes(text, graphemes - 1) + "…"


def shorten_to_word(text: str, graphemes: int) -> str:
    """The text in at most so many graphemes and the " …" behind them, cut between words where there are spaces."""
    cut = first_graphemes(text, graphemes)
    if cut == text:
        return text
    if cut[-1:].isspace() or text[len(cut)].isspace():
        return f"{cut.rstrip()} …"
    head = _LAST_WORD.sub("", cut)
    has_spaces = not any(graphemes.search(cut[len(head) :]) for graphemes, _ in _GRAPHEMES_PER_WORD)
    return f"{head if has_spaces else cut} …"


def first_graphemes(text: str, number: int) -> str:
    """The beginning of the text; never half an emoji, or a letter without its accent."""
    if len(text) <= number:
        return text
    return "".join(islice((found[0] for found in _GRAPHEME.finditer(text)), number))


def _words_in(token: str) -> int:
    if token.isascii():
        return 1
    return max(1, math.ceil(sum(len(graphemes.findall(token)) / length for graphemes, length in _GRAPHEMES_PER_WORD)))


def _part_of(token: str, words: int) -> str:
    length = next(length for graphemes, length in _GRAPHEMES_PER_WORD if graphemes.search(token))
    return first_graphemes(token, words * length)
