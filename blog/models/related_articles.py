"""Articles on the same subjects as one, for the end of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from .story import is_part_of_story

if TYPE_CHECKING:
    from .article import ArticlePage
    from .article_queryset import ArticleQuerySet

# A row on a wide screen. More would be a second index.
MAX_RELATED = 3


def related_articles(article: ArticlePage, *, among: ArticleQuerySet) -> ArticleQuerySet:
    """Those that share most topics with it, the newer before the older. What the page shows already is left out: its
    story, and what its author chose."""
    topics = article.topic_list
    if not topics:
        return among.none()
    chosen = {
        page.pk for part in article.body if part.block_type == "related" for page in part.value["articles"] if page
    }
    others = among.filter(topics__in=topics).exclude(is_part_of_story(article.pk)).exclude(pk__in=chosen)
    return others.annotate(shared=Count("topics")).order_by("-shared", "-published_at", "-pk")[:MAX_RELATED]
