"""What an article's page says of other articles, found in one query."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, BooleanField, ExpressionWrapper, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from community.comments.comment_queries import annotate_comment_count

from .related_articles import related_articles
from .story import is_part_of_story, sort_story

if TYPE_CHECKING:
    from .article import ArticlePage
    from .article_queryset import ArticleQuerySet

# An article everybody links to is still to be read, not the list of who does.
MAX_MENTIONS = 12


@dataclass(frozen=True)
class ArticleContext:
    previous: ArticlePage | None = None
    next: ArticlePage | None = None
    story: list[ArticlePage] = field(default_factory=list)
    mentioned_in: list[ArticlePage] = field(default_factory=list)
    related: list[ArticlePage] = field(default_factory=list)
    #: In the story: the article itself, and the one it continues.
    here: ArticlePage | None = None
    follows: ArticlePage | None = None


def related_content(article: ArticlePage, *, among: ArticleQuerySet) -> ArticleContext:
    if article.pk is None:
        return ArticleContext()
    here = (article.published_at, article.pk)
    mentions = among.filter(pk__in=pages_linking_to(article)).newest_first().values("pk")[:MAX_MENTIONS]
    # What a preview follows is not in the table yet: its story is the one it continues.
    is_part, is_mention = is_part_of_story(article.follows_id or article.pk), Q(pk__in=Subquery(mentions))
    is_related = Q(pk__in=Subquery(related_articles(article, among=among).values("pk")))
    is_neighbour = Q(pk__in=[])
    if article.published_at:
        before, after = among.before(*here).values("pk")[:1], among.after(*here).values("pk")[:1]
        is_neighbour = Q(pk=Subquery(before)) | Q(pk=Subquery(after))
    found = list(
        annotate_comment_count(among.filter(is_part | is_neighbour | is_mention | is_related))
        .annotate(
            is_part=ExpressionWrapper(is_part, BooleanField()),
            is_mention=ExpressionWrapper(is_mention, BooleanField()),
            is_related=ExpressionWrapper(is_related, BooleanField()),
        )
        .defer_streamfields()
        .order_by("published_at", "pk")
    )
    dated = [each for each in found if each.published_at and each.pk != article.pk] if article.published_at else []
    parts = [each for each in found if each.is_part]
    # Neither a draft nor what is not for everybody is among them; who reads it all the same sees where it stands.
    story = sort_story(parts if any(part.pk == article.pk for part in parts) else [*parts, article])
    return ArticleContext(
        # The neighbours are among what was found, and nothing else that was found is nearer.
        previous=next((each for each in reversed(dated) if (each.published_at, each.pk) < here), None),
        next=next((each for each in dated if (each.published_at, each.pk) > here), None),
        story=story,
        mentioned_in=[each for each in reversed(found) if each.is_mention and each.pk != article.pk],
        related=[each for each in reversed(found) if each.is_related],
        here=next((part for part in story if part.pk == article.pk), None),
        follows=next((each for each in found if each.pk == article.follows_id), None),
    )


def pages_linking_to(page: Page) -> QuerySet[ReferenceIndex]:
    """Wagtail keeps every link from page to page, from texts, choosers and blocks. A follow-up is not a mention."""
    pages = ContentType.objects.get_for_model(Page)
    return (
        ReferenceIndex.objects.filter(base_content_type=pages, to_content_type=pages, to_object_id=str(page.pk))
        .exclude(model_path="follows")
        .annotate(page_id=Cast("object_id", BigIntegerField()))
        .values("page_id")
    )
