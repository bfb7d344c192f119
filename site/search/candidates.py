"""Which entries contain the words: the only place that speaks each database's own full-text language."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import connection

from .models import Kind
from .query import Query, for_fts5, for_tsquery

#: Of each kind. The latest ones with the words are ranked. A word that half the site contains costs no more than this.
MAX_OF_KIND = 500

SQLITE = """
SELECT entry.id, entry.kind, coalesce(entry.article_id, entry.discussion_id, entry.comment_id), hit.weight, entry.dated
FROM (
    SELECT rowid, -bm25(search_words, 0.0, 10.0, 1.0) AS weight FROM search_words
    WHERE search_words MATCH %s ORDER BY rowid DESC LIMIT %s
) hit JOIN search_searchentry entry ON entry.id = hit.rowid
"""
POSTGRESQL = """
SELECT * FROM (
    SELECT id, kind, coalesce(article_id, discussion_id, comment_id),
        ts_rank(search_vector(kind, title_words, body_words), %s::tsquery, 1), dated
    FROM search_searchentry
    WHERE search_vector(kind, title_words, body_words) @@ %s::tsquery ORDER BY id DESC LIMIT %s
) AS found_{kind}
"""


class Candidate(NamedTuple):
    entry: int
    kind: str
    #: The key of the article, discussion or comment.
    pk: int
    #: How well it fits, beside the others in this search; more is better.
    weight: float
    dated: datetime


def candidates(query: Query, kinds: Collection[Kind]) -> list[Candidate]:
    """In one query. Says nothing of who may read them."""
    if not query or not kinds:
        return []
    parts: list[str] = []
    parameters: list[str | int] = []
    for kind in kinds:
        if connection.vendor == "postgresql":
            parts.append(POSTGRESQL.format(kind=kind.value))
            parameters += [for_tsquery(query), f"{for_tsquery(query)} & '§{kind.value}'"]
        else:
            parts.append(SQLITE)
            parameters.append(f'kind : "{kind.value}" AND {for_fts5(query)}')
        parameters.append(MAX_OF_KIND)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        return [
            Candidate(entry, kind, pk, weight, in_utc(dated)) for entry, kind, pk, weight, dated in cursor.fetchall()
        ]


def in_utc(moment: datetime) -> datetime:
    """SQLite keeps times without their zone, which is always UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
