from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models.queries import ArticleQuerySet

# More than anybody reads of a list; who does not find it here asks with other words.
MOST = 120
# A sentence pasted in is still looked for; a page pasted in is looked for by its beginning.
MOST_WORDS, MOST_CHARACTERS = 12, 200
WORD = re.compile(r"\w+")


def tidy(words: str) -> str:
    """What somebody looked for, as it is shown again: one line, nothing that cannot be printed."""
    printable = "".join(sign if sign.isprintable() else " " for sign in words[:MOST_CHARACTERS])
    return " ".join(printable.split())


def search(words: str, *, among: ArticleQuerySet) -> list[int]:
    """The ids of the articles with all these words: first those that have them in the title, then the others, the
    newest first. (Ranking by relevance asks the index once for every article it has found.)

    Signs mean nothing, so nobody has to know any. And the index knows nothing of who may read what: what it finds is
    looked for again among these.
    """
    wanted = " ".join(WORD.findall(words)[:MOST_WORDS])
    if not wanted:
        return []
    articles = among.model.objects.live().order_by("-published_at").defer_streamfields()
    found: dict[int, None] = {}
    for fields in (["title"], None):
        hits = articles.search(wanted, operator="and", fields=fields, order_by_relevance=False)
        found |= dict.fromkeys(article.pk for article in hits[:MOST])
    readable = set(among.filter(pk__in=list(found)).values_list("pk", flat=True))
    return [pk for pk in found if pk in readable]
