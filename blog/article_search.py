from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blog.models.article_queryset import ArticleQuerySet

# More than anybody reads of a list; who does not find it here asks with other words.
MAX_RESULTS = 120
# A sentence pasted in is still looked for; a page pasted in is looked for by its beginning.
MAX_WORDS, MAX_CHARACTERS = 12, 200
WORD = re.compile(r"\w+")


def clean_query(words: str) -> str:
    """What somebody looked for, as it is shown again: one line, nothing that cannot be printed."""
    printable = "".join(sign if sign.isprintable() else " " for sign in words[:MAX_CHARACTERS])
    return " ".join(printable.split())


def search(words: str, *, among: ArticleQuerySet) -> list[int]:
    """Which of these articles have all these words, by id: first those with them in the title, then the others, the
    newest first. (Ranking by relevance asks the index once for every article it has found.)

    Signs mean nothing, so nobody has to know any. And the index knows nothing of who may read what, or of topics: it is
    told among which it may look.
    """
    wanted = " ".join(WORD.findall(words)[:MAX_WORDS])
    if not wanted:
        return []
    these = among.model.objects.filter(pk__in=among.order_by().values("pk"))
    articles = these.order_by("-published_at").defer_streamfields()
    found: dict[int, None] = {}
    for fields in (["title"], None):
        hits = articles.search(wanted, operator="and", fields=fields, order_by_relevance=False)
        found |= dict.fromkeys(article.pk for article in hits[:MAX_RESULTS])
    return list(found)
