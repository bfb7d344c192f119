"""A story: articles tied together by what each of them follows, both ways and with branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models.expressions import RawSQL

from community.comments.queries import annotate_comment_count

if TYPE_CHECKING:
    from .article import ArticlePage
    from .queries import ArticleQuerySet

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


def story_of(article: ArticlePage, *, among: ArticleQuerySet) -> list[ArticlePage]:
    """Every part of the story this article belongs to, oldest first; empty when it stands alone. One query."""
    parts = among.filter(pk__in=RawSQL(PARTS, [article.pk])).order_by("published_at", "pk")  # noqa: S611 -- a constant
    found = list(annotate_comment_count(parts).defer_streamfields())
    return found if len(found) > 1 else []


def would_follow_itself(article: ArticlePage) -> bool:
    """Whether going back along `follows` from here comes back here."""
    seen: set[int] = set()
    earlier = article.follows
    while earlier and earlier.pk not in seen:
        if earlier.pk == article.pk:
            return True
        seen.add(earlier.pk)
        earlier = earlier.follows
    return False
