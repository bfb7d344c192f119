"""The stories of many articles at once: a feed asks for twenty."""

from collections.abc import Iterable

from django.db.models.expressions import RawSQL

from .models import ArticlePage
from .models.story import sort_story

# From these articles along `follows`, up and down. UNION drops what was seen, so even a loop would end.
PARTS = """
WITH RECURSIVE story(id) AS (
    SELECT page_ptr_id FROM blog_articlepage WHERE page_ptr_id IN ({starts})
    UNION
    SELECT CASE WHEN part.page_ptr_id = story.id THEN part.follows_id ELSE part.page_ptr_id END
    FROM story JOIN blog_articlepage part ON story.id IN (part.page_ptr_id, part.follows_id)
    WHERE part.follows_id IS NOT NULL
)
SELECT id FROM story
"""


def stories_of(articles: Iterable[ArticlePage]) -> dict[int, list[ArticlePage]]:
    """By the number of each article that is part of one: every part that everybody may read, in order. One query."""
    starts = [article.pk for article in articles]
    if not starts:
        return {}
    ids = RawSQL(PARTS.format(starts=", ".join(["%s"] * len(starts))), starts)  # noqa: S611 -- placeholders only
    parts = list(ArticlePage.objects.readable().filter(pk__in=ids).defer_streamfields())
    stories = {}
    for group in group_connected(parts):
        story = sort_story(group)
        stories.update({part.pk: story for part in story})
    return stories


def group_connected(parts: Iterable[ArticlePage]) -> list[list[ArticlePage]]:
    """In groups: whoever follows another is in its group."""
    group_of: dict[int, list[ArticlePage]] = {part.pk: [part] for part in parts}
    for part in list(parts):
        mine, earlier = group_of[part.pk], group_of.get(part.follows_id or 0, [])
        if earlier and earlier is not mine:
            mine.extend(earlier)
            group_of.update({each.pk: mine for each in earlier})
    return list({id(group): group for group in group_of.values()}.values())
