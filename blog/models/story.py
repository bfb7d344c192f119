"""A story: articles tied together by what each of them follows, both ways and with branches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q
from django.db.models.expressions import RawSQL

from community.comments.comment_queries import annotate_comment_count

if TYPE_CHECKING:
    from .article import ArticlePage
    from .article_queryset import ArticleQuerySet

# From one article along `follows`, up and down. UNION drops what was seen, so even a loop would end.
PARTS = """
WITH RECURSIVE story(id) AS (
    SELECT page_ptr_id FROM blog_articlepage WHERE page_ptr_id = %s
    UNION
    SELECT CASE WHEN part.page_ptr_id = story.id THEN part.follows_id ELSE part.page_ptr_id END
    FROM story JOIN blog_articlepage part ON story.id IN (part.page_ptr_id, part.follows_id)
    WHERE part.follows_id IS NOT NULL
)
SELECT id FROM story
"""

# From one article back along `follows`, itself included.
EARLIER = """
WITH RECURSIVE earlier(id) AS (
    SELECT page_ptr_id FROM blog_articlepage WHERE page_ptr_id = %s
    UNION
    SELECT part.follows_id FROM earlier JOIN blog_articlepage part ON part.page_ptr_id = earlier.id
    WHERE part.follows_id IS NOT NULL
)
SELECT id FROM earlier
"""


def is_part_of_story(article_id: int | None) -> Q:
    """Of an article in a query: whether it belongs to the same story as this one. (Everything does to its own.)"""
    return Q(pk__in=RawSQL(PARTS, [article_id]))  # noqa: S611 -- a constant


def story_of(article: ArticlePage, *, among: ArticleQuerySet) -> list[ArticlePage]:
    """Every part of the story this article belongs to, oldest first; empty when it stands alone. One query."""
    parts = among.filter(is_part_of_story(article.pk)).order_by("published_at", "pk")
    return sort_story(annotate_comment_count(parts).defer_streamfields())


def sort_story(parts: Iterable[ArticlePage]) -> list[ArticlePage]:
    """By date. Where a part does not continue the one before it, `continues` says which; `replaced_by` names the part
    that was written to be read instead. Nothing at all for one that stands alone."""
    story = sorted(parts, key=lambda part: (part.published_at is None, part.published_at, part.pk))
    if len(story) < 2:
        return []
    by_id = {part.pk: part for part in story}
    for part in story:
        part.replaced_by = None
    for before, part in zip([None, *story], story, strict=False):
        earlier = by_id.get(part.follows_id) if part.follows_id else None
        part.continues = earlier if earlier is not before else None
        if earlier and part.replaces_earlier:
            earlier.replaced_by = part
    return story


def creates_cycle(article: ArticlePage) -> bool:
    """Whether going back along `follows` from here comes back here. Asks the table, not what is in memory."""
    if article.pk is None or article.follows_id is None:
        return False
    found = RawSQL(EARLIER, [article.follows_id])  # noqa: S611 -- a constant
    return type(article).objects.filter(pk=article.pk, pk__in=found).exists()
