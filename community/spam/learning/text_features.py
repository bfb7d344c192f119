"""The words and letters of a comment as numbers, which a model can weigh. No text can be read back from them."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise, repeat
from zlib import crc32

from community.spam.normalise import NormalisedText

#: Changes with anything here that gives a text other features: what was learned before does not fit afterwards.
VERSION = 1
#: Features are hashed into so many places. Two words that share one are rare enough among the words of one site.
PLACES = 2**18
#: A comment's words weigh as much together as its groups of letters, whatever their number: a long comment does not win
#: by its length. Signs are few and say less.
SIGN_VALUE = 0.3
#: Letters are counted in groups of these lengths, within words: so "subscribe" and "subscribing" are alike.
GROUP_LENGTHS = (3, 4, 5)
#: Words longer than this are read to here. No language has them; a program may.
MAX_WORD_LENGTH = 40
#: Comments with more different words than this are read to here, so that a hostile text costs no more than a long one.
MAX_WORDS = 1_000
#: A language's frequent words come again and again.
REMEMBERED_WORDS = 20_000

#: Above this share of capitals a text shouts.
SHOUTED = 0.5

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s]")


@dataclass(frozen=True)
class TextFeatures:
    #: The value of each place; most places are 0 and are left out.
    values: dict[int, float]
    #: The places of each word (its own, and those of its letters), and of each two words that follow one another.
    words: dict[str, tuple[int, ...]]

    def counts(self, weights: Mapping[int, float]) -> dict[int, float]:
        """What each place counts with these weights, which may be a large table: it is asked once for each."""
        get = weights.get
        return {place: weight * value for place, value in self.values.items() if (weight := get(place))}

    def share_among_words(self, counts: Mapping[int, float]) -> dict[str, float]:
        """How much each word counts. What letters count is shared by the words that have them."""
        words_with = Counter(chain.from_iterable(self.words.values()))
        # Most places have one word.
        shares = {**counts}
        for place, number in words_with.items():
            if number > 1 and place in shares:
                shares[place] /= number
        # Without a loop of Python's own: a word has a place for each of its groups of letters.
        get, nothing = shares.get, repeat(0.0)
        return {
            word: sum(map(get, places, nothing)) if len(places) > 1 else get(places[0], 0.0)
            for word, places in self.words.items()
        }


def text_features(text: NormalisedText) -> TextFeatures:
    tokens = [token[:MAX_WORD_LENGTH] for token in _WORD.findall(text.body)][:MAX_WORDS]
    words = {token: places_of_word(token) for token in dict.fromkeys(tokens)}
    pairs = {f"{first} {second}": 0 for first, second in pairwise(tokens)}
    pairs = {pair: place_of("word", pair) for pair in pairs}
    of_words = _group(chain((places[0] for places in words.values()), pairs.values()))
    of_letters = _group(chain.from_iterable(places[1:] for places in words.values()))
    values = of_words | of_letters
    for place in of_words.keys() & of_letters.keys():
        values[place] = of_words[place] + of_letters[place]
    for sign in _signs(text):
        place = place_of("sign", sign)
        values[place] = values.get(place, 0.0) + SIGN_VALUE
    return TextFeatures(values, words | {pair: (place,) for pair, place in pairs.items()})


def words_of(text: NormalisedText) -> set[str]:
    """The different words of a text."""
    return words_in(text.body)


def words_in(text: str) -> set[str]:
    """The same of a text in lower case."""
    return set(_WORD.findall(text))


def place_of(kind: str, feature: str) -> int:
    return crc32(f"{kind} {feature}".encode()) % PLACES


@lru_cache(REMEMBERED_WORDS)
def places_of_word(word: str) -> tuple[int, ...]:
    """The place of the word, then those of its groups of letters."""
    letters = dict.fromkeys(place_of("letters", group) for group in _groups(word))
    return (place_of("word", word), *letters)


def _group(places: Iterable[int]) -> dict[int, float]:
    """Each gets the same value; the squares of all add up to 1."""
    found = dict.fromkeys(places, 0.0)
    return dict.fromkeys(found, 1 / math.sqrt(len(found) or 1))


def _groups(word: str) -> Iterator[str]:
    marked = f"_{word}_" if len(word) > 1 else word
    for length in GROUP_LENGTHS:
        for start in range(max(1, len(marked) - length + 1)):
            yield marked[start : start + length]


def _signs(text: NormalisedText) -> Iterator[str]:
    yield f"length {min(text.length.bit_length(), 12)}"
    if text.links:
        yield "link"
    if any(map(str.isdigit, text.body)):
        yield "digits"
    if "?" in text.body:
        yield "question"
    if "!" in text.body:
        yield "exclamation"
    if text.body.count("!") > 2:
        yield "exclamations"
    if text.capitals > SHOUTED:
        yield "capitals"
