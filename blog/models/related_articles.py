"""Articles that share topics with another one, for the end of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from .article_queryset import story_parts

if TYPE_CHECKING:
    from .article import ArticlePage
    from .article_queryset import ArticleQuerySet

# They fill one row on a wide screen.
MAX_RELATED = 3


def related_articles(article: ArticlePage, *, among: ArticleQuerySet) -> ArticleQuerySet:
    """Those of `among` that share most topics with the article, newer before older, `MAX_RELATED` at most.

    What its page shows already is left out: the parts of its story, and the articles its author chose.
    """
    topics = article.topic_list
    if not topics:
        return among.none()
    chosen = {
        page.pk for part in article.body if part.block_type == "related" for page in part.value["articles"] if page
    }
    others = among.filter(topics__in=topics).exclude(pk__in=story_parts([article.pk])).exclude(pk__in=chosen)
    return others.annotate(shared=Count("topics")).order_by("-shared", "-published_at", "-pk")[:MAX_RELATED]
