from collections.abc import Iterable

from django.db.models import Count, Q

from .models import ArticlePage

# A row on a wide screen. More would be a second index.
MOST = 3


def related_to(article: ArticlePage, *, besides: Iterable[ArticlePage]) -> list[ArticlePage]:
    """Those that share most topics with it, the newest first; one query. What the page shows already is left out."""
    topics = article.topic_list
    if article.pk is None or not topics:
        return []
    chosen = (page for part in article.body if part.block_type == "related" for page in part.value["articles"] if page)
    shown = {article.pk, *(each.pk for each in [*besides, *chosen])}
    shared = Count("topics", filter=Q(topics__in=topics))
    found = ArticlePage.objects.readable().filter(topics__in=topics).exclude(pk__in=shown).annotate(shared=shared)
    return list(found.order_by("-shared", "-published_at", "-pk").defer_streamfields()[:MOST])
