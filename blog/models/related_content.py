"""The other articles that an article's page shows: its neighbours, its story, mentions, articles on its topics."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, BooleanField, ExpressionWrapper, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from community.comments.comment_queries import annotate_comment_count

from .article_queryset import cover_colour, story_parts
from .related_articles import related_articles
from .story import sort_story

if TYPE_CHECKING:
    from .article import ArticlePage
    from .article_queryset import ArticleQuerySet

# A longer list would push the comments out of sight below an article that many others mention.
MAX_MENTIONS = 12


@dataclass(frozen=True)
class ArticleContext:
    previous: ArticlePage | None = None
    next: ArticlePage | None = None
    story: list[ArticlePage] = field(default_factory=list)
    mentioned_in: list[ArticlePage] = field(default_factory=list)
    related: list[ArticlePage] = field(default_factory=list)
    #: The article itself as a part of `story`, with what `sort_story` sets on a part; None outside a story.
    own_part: ArticlePage | None = None
    #: The article that this one follows, if it is public.
    earlier_part: ArticlePage | None = None

    @property
    def next_part(self) -> ArticlePage | None:
        """The next part of the story, if there is one."""
        places = [place for place, part in enumerate(self.story) if part == self.own_part]
        return next(iter(self.story[places[0] + 1 :]), None) if places else None

    @property
    def read_next(self) -> ArticlePage | None:
        """The one article to go on with: the next part of the story, or the closest of those on the same topics."""
        return self.next_part or next(iter(self.related), None)


def related_content(article: ArticlePage, *, among: ArticleQuerySet) -> ArticleContext:
    """Chosen from these articles (`among`) in one query; empty for an article that was never saved."""
    if article.pk is None:
        return ArticleContext()
    here = (article.published_at, article.pk)
    mentions = among.filter(pk__in=pages_linking_to(article)).newest_first().values("pk")[:MAX_MENTIONS]
    # In a preview, `follows` is not in the table yet: the story is that of the article it follows.
    is_part = Q(pk__in=story_parts([article.follows_id or article.pk]))
    is_mention = Q(pk__in=Subquery(mentions))
    is_related = Q(pk__in=Subquery(related_articles(article, among=among).values("pk")))
    is_neighbour = Q(pk__in=[])
    if article.published_at:
        before, after = among.before(*here).values("pk")[:1], among.after(*here).values("pk")[:1]
        is_neighbour = Q(pk=Subquery(before)) | Q(pk=Subquery(after))
    found = list(
        annotate_comment_count(among.filter(is_part | is_neighbour | is_mention | is_related))
        .annotate(
            cover_colour=cover_colour(),
            is_part=ExpressionWrapper(is_part, BooleanField()),
            is_mention=ExpressionWrapper(is_mention, BooleanField()),
            is_related=ExpressionWrapper(is_related, BooleanField()),
        )
        .defer_streamfields()
        .order_by("published_at", "pk")
    )
    dated = [each for each in found if each.published_at and each.pk != article.pk] if article.published_at else []
    parts = [each for each in found if each.is_part]
    # The article itself may be a draft or restricted; add it so that its own story still shows.
    story = sort_story(parts if any(part.pk == article.pk for part in parts) else [*parts, article])
    return ArticleContext(
        # The query found both neighbours, so the nearest of all that it found are the neighbours.
        previous=next((each for each in reversed(dated) if (each.published_at, each.pk) < here), None),
        next=next((each for each in dated if (each.published_at, each.pk) > here), None),
        story=story,
        mentioned_in=[each for each in reversed(found) if each.is_mention and each.pk != article.pk],
        related=[each for each in reversed(found) if each.is_related],
        own_part=next((part for part in story if part.pk == article.pk), None),
        earlier_part=next((each for each in found if each.pk == article.follows_id), None),
    )


def pages_linking_to(page: Page) -> QuerySet[ReferenceIndex]:
    """A subquery of the ids of pages that link to this page, in a text, a chooser or a block.

    From Wagtail's reference index. Following an article up is not counted as a link.
    """
    pages = ContentType.objects.get_for_model(Page)
    return (
        ReferenceIndex.objects.filter(base_content_type=pages, to_content_type=pages, to_object_id=str(page.pk))
        .exclude(model_path="follows")
        .annotate(page_id=Cast("object_id", BigIntegerField()))
        .values("page_id")
    )
