"""A column of words that full-text search reads: `tsvector` on PostgreSQL, text that SQLite's FTS5 indexes."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class WordsField(models.Field[Sequence[str], str]):
    """Takes a list of words in their order. Made to be searched, not to be read."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(self, value: Sequence[str], connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        return as_tsvector(value) if connection.vendor == "postgresql" else " ".join(value)


def as_tsvector(words: Sequence[str]) -> str:
    """How PostgreSQL writes a `tsvector`: each word with its places. `words_of` leaves nothing to escape."""
    places: dict[str, list[str]] = defaultdict(list)
    for place, word in enumerate(words, 1):
        places[word].append(str(place))
    return " ".join(f"'{word}':{','.join(found)}" for word, found in places.items())
