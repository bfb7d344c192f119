"""Titles that begin to match while somebody types."""

from django.db import connection

from blog.models import ArticlePage
from community.discussions.models import Discussion
from community.members.models import User

from .models import SearchEntry
from .query import parse, titles_for_fts5, titles_for_tsquery

MAX_SUGGESTIONS, MAX_READ = 6, 50

SQLITE = "SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rank LIMIT %s"
POSTGRESQL = """
SELECT id FROM search_searchentry WHERE search_vector(kind, title_words, body_words) @@ %s::tsquery
ORDER BY ts_rank(search_vector(kind, title_words, body_words), %s::tsquery) DESC, id DESC LIMIT %s
"""


def suggestions(typed: str, reader: User | None) -> list[str]:
    """Titles of articles and discussions that this reader may read, best first. In three queries."""
    query = parse(typed)
    if not query:
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL, [*[titles_for_tsquery(query)] * 2, MAX_READ])
        else:
            cursor.execute(SQLITE, [titles_for_fts5(query), MAX_READ])
        entries = [key for (key,) in cursor.fetchall()]
    named = SearchEntry.objects.filter(pk__in=entries).values_list("pk", "article__title", "discussion__title")
    titles = {
        pk: article or discussion
        for pk, article, discussion in named.filter(article__in=ArticlePage.objects.readable_by(reader).values("pk"))
        | named.filter(discussion__in=Discussion.objects.published().values("pk"))
    }
    return list(dict.fromkeys(titles[pk] for pk in entries if pk in titles))[:MAX_SUGGESTIONS]
