"""Stories: which articles belong together, and in which order they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from community.comments.comment_queries import annotate_comment_count

from .article_queryset import is_restricted, story_parts

if TYPE_CHECKING:
    from .article import ArticlePage
    from .article_queryset import ArticleQuerySet


def story_of(article: ArticlePage, *, among: ArticleQuerySet) -> list[ArticlePage]:
    """Every part of this article's story that is `among` these, oldest first; empty when it has no other part.

    One query.
    """
    parts = among.filter(pk__in=story_parts([article.pk]))
    return sort_story(annotate_comment_count(parts).defer_streamfields())


def stories_of(articles: Iterable[ArticlePage]) -> dict[int, list[ArticlePage]]:
    """By the id of each part: the parts of its story that are public, oldest first. One query.

    An article without other public parts is not in the result. Parts that are not public are read as well: they
    connect the parts before and after them.
    """
    articles = list(articles)
    if not articles:
        return {}
    everything = type(articles[0]).objects.filter(pk__in=story_parts([article.pk for article in articles]))
    parts = list(everything.annotate(is_restricted=is_restricted()).defer_streamfields())
    story_ids = group_by_story({part.pk: part.follows_id for part in parts})
    public: dict[int, list[ArticlePage]] = {}
    for part in parts:
        if part.live and not part.is_restricted:
            public.setdefault(story_ids[part.pk], []).append(part)
    return {part.pk: story for group in public.values() if (story := sort_story(group)) for part in story}


def group_by_story(follows: Mapping[int, int | None]) -> dict[int, int]:
    """For each article the lowest id in its story, which is the same for all parts of one story.

    `follows` says of each article, by id, which article it follows.
    """
    parent = {pk: pk for pk in follows}

    def root(pk: int) -> int:
        while parent[pk] != pk:
            parent[pk] = pk = parent[parent[pk]]
        return pk

    for later, earlier in follows.items():
        if earlier in parent:
            lowest, other = sorted((root(later), root(earlier)))
            parent[other] = lowest
    return {pk: root(pk) for pk in follows}


def sort_story(parts: Iterable[ArticlePage]) -> list[ArticlePage]:
    """The parts by date; empty when there is only one.

    Sets on each part `continues`, the part it follows when that is not the one before it, and `replaced_by`, the part
    that was written to be read instead.
    """
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
