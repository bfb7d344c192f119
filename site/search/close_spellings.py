"""For a search that finds nothing: the same with the words of the site that are spelled most alike."""

from collections.abc import Iterable
from difflib import get_close_matches

from django.db import connection

from .query import Query

#: Between 0 and 1, as `difflib` counts: "kettel" and "kettle" are .83 alike, "kettle" and "cattle" .67.
ALIKE = 0.75
SQLITE = "SELECT term FROM search_vocabulary WHERE term >= %s AND term < %s"
# It keeps no list of all words, so those of the latest entries are counted.
POSTGRESQL = """
SELECT word FROM ts_stat('SELECT title_words || body_words FROM search_searchentry ORDER BY id DESC LIMIT 2000')
WHERE word >= %s AND word < %s
"""


def spelled_alike(query: Query) -> Query | None:
    """None if every word is known, or if nothing is alike. A first letter is rarely mistyped, so it stays."""
    corrected = query
    for word in sorted(query.words):
        known = set(_words_with_letter(word[0]))
        if word not in known and (alike := get_close_matches(word, sorted(known), 1, ALIKE)):
            corrected = corrected.replaced(word, alike[0])
    return corrected if corrected != query else None


def _words_with_letter(letter: str) -> Iterable[str]:
    if ord(letter) >= 0x10FFFF:
        return []
    statement = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
    with connection.cursor() as cursor:
        cursor.execute(statement, [letter, chr(ord(letter) + 1)])
        return [word for (word,) in cursor.fetchall()]
