"""Full-text search among articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blog.models.article_queryset import ArticleQuerySet

# Nobody reads a longer list of results; they search for other words instead.
MAX_RESULTS = 120
# Enough for a pasted sentence. Of a pasted page, only the beginning is searched for.
MAX_WORDS, MAX_CHARACTERS = 12, 200
WORD = re.compile(r"\w+")


def clean_query(typed: str) -> str:
    """What a reader typed, on one line and without characters that cannot be printed, to be shown again."""
    printable = "".join(sign if sign.isprintable() else " " for sign in typed[:MAX_CHARACTERS])
    return " ".join(printable.split())


def search(query: str, *, among: ArticleQuerySet) -> list[int]:
    """The ids of those articles that contain all the words: first those with the words in the title, then the others,
    each newest first, `MAX_RESULTS` at most of both.

    Punctuation is ignored, so there is no query syntax. The index does not know who may read what: pass in `among` only
    what the reader may see. Not ranked by relevance, which costs a query for each result.
    """
    wanted = " ".join(WORD.findall(query)[:MAX_WORDS])
    if not wanted:
        return []
    these = among.model.objects.filter(pk__in=among.order_by().values("pk"))
    articles = these.order_by("-published_at").defer_streamfields()
    found: dict[int, None] = {}
    for fields in (["title"], None):
        hits = articles.search(wanted, operator="and", fields=fields, order_by_relevance=False)
        found |= dict.fromkeys(article.pk for article in hits[:MAX_RESULTS])
    return list(found)
