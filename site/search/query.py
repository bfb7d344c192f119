"""What somebody typed into the search box, as both databases understand it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from blog.article_search import MAX_WORDS, clean_query

from .tokenizer import looked_for

PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))')

# The columns of the index, without the kind.
IN_TEXT = "{title_words body_words}"

#: Words that follow one another.
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Query:
    """Each phrase must be there, and none of the others. There is no other syntax: what is no word is ignored."""

    typed: str
    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted)

    @property
    def words(self) -> frozenset[str]:
        return frozenset(word for phrase in self.wanted for word in phrase)

    def matches(self, word: str) -> bool:
        return word in self.words or f"{word[0]}*" in self.words

    def replaced(self, old: str, new: str) -> Query:
        wanted = tuple(tuple(new if word == old else word for word in phrase) for phrase in self.wanted)
        return Query(self.typed, wanted, self.unwanted)


def parse(typed: str) -> Query:
    """`"a b"` is a phrase and `-word` excludes. A word with a hyphen is a phrase as well, and so is a run of a script
    without spaces."""
    cleaned = clean_query(typed)
    wanted: list[Phrase] = []
    unwanted: list[Phrase] = []
    left = MAX_WORDS
    for piece in PIECE.finditer(cleaned):
        phrase = tuple(looked_for(piece["plain"] or piece["quoted"] or "")[:left])
        if phrase:
            (unwanted if piece["minus"] else wanted).append(phrase)
            left -= len(phrase)
    return Query(cleaned, tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))


def for_fts5(query: Query) -> str:
    """The expression for MATCH."""
    found = " AND ".join(_quoted(phrase) for phrase in query.wanted)
    without = " OR ".join(_quoted(phrase) for phrase in query.unwanted)
    return f"{IN_TEXT} : (({found}) NOT ({without}))" if without else f"{IN_TEXT} : ({found})"


def for_tsquery(query: Query) -> str:
    """The same as PostgreSQL's `tsquery`."""
    found = " & ".join(_followed(phrase) for phrase in query.wanted)
    return found + "".join(f" & !{_followed(phrase)}" for phrase in query.unwanted)


def titles_for_fts5(query: Query) -> str:
    """Titles that contain the words, of which the last may go on."""
    found = " AND ".join(_quoted(phrase).removesuffix(" *") for phrase in query.wanted)
    return f"title_words : ({found} *)"


def titles_for_tsquery(query: Query) -> str:
    *before, last = (word.rstrip("*") for phrase in query.wanted for word in phrase)
    return " & ".join([*(f"'{word}':A" for word in before), f"'{last}':*A"])


def _quoted(phrase: Phrase) -> str:
    text = " ".join(phrase)
    return f'"{text[:-1]}" *' if text.endswith("*") else f'"{text}"'


def _followed(phrase: Phrase) -> str:
    return "(" + " <-> ".join(f"'{word[:-1]}':*" if word.endswith("*") else f"'{word}'" for word in phrase) + ")"
