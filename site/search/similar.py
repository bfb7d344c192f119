"""Discussions whose titles say much the same: shown while somebody writes the title of a new one."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest

from community.discussions.models import Discussion

from .models import Kind, SearchEntry
from .rate_limit import may_search
from .tokenizer import words_of

MAX_SIMILAR = 4
#: So many titles with one of the words are compared, the latest ones.
MAX_COMPARED = 200
MAX_WORDS = 20
#: Shorter words of a script with spaces are "the", "and", "how"; longer ones that say as little are listed below.
SHORTEST = 4
SAYS_LITTLE = frozenset(
    words_of(
        "about after again anybody anyone been before could does doing done down each else every from have "
        "having here into just like many more most much only other over same should some such than that their "
        "them then there these they this those very want were what when where which while will with without "
        "would your yours"
    )
)
#: At least this part of the words that say something must be in the other title as well, and two of them.
SHARE, SHARED = 0.4, 2

SQLITE = "SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rowid DESC LIMIT %s"
POSTGRESQL = """
SELECT id FROM search_searchentry WHERE search_vector(kind, title_words, body_words) @@ %s::tsquery
ORDER BY id DESC LIMIT %s
"""


def similar_discussions(request: HttpRequest, title: str) -> list[Discussion]:
    """None when this address asks too often."""
    if not telling_words(title) or not may_search(request, "search_suggestions"):
        return []
    return alike(title)


def alike(title: str, *, without: int = 0) -> list[Discussion]:
    """Those that everybody may read, most alike first, but for the one with the key `without`. Three queries."""
    words = telling_words(title)
    if not words:
        return []
    entries = SearchEntry.objects.filter(pk__in=entries_with(words)).values("discussion")
    compared = Discussion.objects.advertised().filter(pk__in=entries).exclude(pk=without).values_list("pk", "title")
    parts = [(shared_part(words, telling_words(other)), pk) for pk, other in compared]
    best = sorted((found for found in parts if found[0]), reverse=True)[:MAX_SIMILAR]
    rows = Discussion.objects.with_opening().in_bulk([pk for _, pk in best]) if best else {}
    return [rows[pk] for _, pk in best if pk in rows]


def telling_words(title: str) -> frozenset[str]:
    found = [word for word in words_of(title) if len(word) >= SHORTEST or not word.isascii()]
    return frozenset(found[:MAX_WORDS]) - SAYS_LITTLE


def shared_part(words: frozenset[str], others: frozenset[str]) -> float:
    """Between 0, for titles about something else, and 1."""
    shared = len(words & others)
    part = shared / len(words)
    return part if part >= SHARE and shared >= min(SHARED, len(words)) else 0.0


def entries_with(words: frozenset[str]) -> list[int]:
    """Keys of the entries of discussions with one of these words in their title."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            found = " | ".join(f"'{word}':A" for word in sorted(words))
            cursor.execute(POSTGRESQL, [f"({found}) & '§{Kind.DISCUSSION.value}'", MAX_COMPARED])
        else:
            found = " OR ".join(f'"{word}"' for word in sorted(words))
            cursor.execute(SQLITE, [f'kind : "{Kind.DISCUSSION.value}" AND title_words : ({found})', MAX_COMPARED])
        return [key for (key,) in cursor.fetchall()]
