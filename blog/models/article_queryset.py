"""Questions for the database about articles, and the version by which their pages are cached."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Self

from django.db.models import (
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from wagtail.images import get_image_model
from wagtail.models import PageManager, PageQuerySet, PageViewRestriction

from community.comments.comment_queries import annotate_comment_count
from community.members.models import CacheVersion, User

from .authorship import ArticleAuthor
from .external_mention import ExternalMention
from .topic import Topic

#: The renditions that a card shows. `templates/blog/_card.html` asks for these and no others.
CARD_RENDITIONS = [f"format-{kind}|width-{width}" for kind in ("avif", "webp", "jpeg") for width in (400, 800)]


#: The name of the cache version (`CacheVersion`) of everything that shows articles (docs/decisions/0012).
ARTICLES_CACHE = "articles"
# Along `follows` in both directions. UNION drops the rows that are there already, so the recursion ends on a cycle too.
STORY_PARTS = """
WITH RECURSIVE story(id) AS (
    SELECT page_ptr_id FROM blog_articlepage WHERE page_ptr_id IN ({starts})
    UNION
    SELECT CASE WHEN part.page_ptr_id = story.id THEN part.follows_id ELSE part.page_ptr_id END
    FROM story JOIN blog_articlepage part ON story.id IN (part.page_ptr_id, part.follows_id)
    WHERE part.follows_id IS NOT NULL
)
SELECT id FROM story
"""


def story_parts(ids: Collection[int | None]) -> RawSQL:
    """A subquery for `pk__in`: the ids of all articles in the stories of these articles, themselves included.

    A story is a set of articles connected by `follows`, with branches. Its drafts and restricted parts are included.
    """
    starts = ", ".join(["%s"] * len(ids)) or "NULL"
    return RawSQL(STORY_PARTS.format(starts=starts), list(ids))  # noqa: S611 -- placeholders only


def is_restricted() -> Exists:
    """For a queryset of pages: whether the page, or a page above it, has a view restriction of any kind."""
    return Exists(_restrictions_above())


def _restrictions_above() -> QuerySet[PageViewRestriction]:
    """Of the page of the query around this one, and of the pages above it."""
    this = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return PageViewRestriction.objects.alias(below=this).filter(below__startswith=F("page__path"))


def has_external_mentions() -> Exists:
    """For a queryset of articles: whether other sites have mentioned it."""
    return Exists(ExternalMention.objects.filter(article=OuterRef("pk")))


def is_closed_to(member: User) -> Exists:
    """For a queryset of pages: whether a view restriction of the page, or of a page above it, keeps this member out.
    One with a shared password keeps everybody out: it unlocks the page in one browser, not the lists that name it."""
    opened = Q(restriction_type=PageViewRestriction.LOGIN)
    if member.is_superuser:
        opened |= Q(restriction_type=PageViewRestriction.GROUPS)
    else:
        opened |= Q(restriction_type=PageViewRestriction.GROUPS, pk__in=_restrictions_for_groups_of(member))
    return Exists(_restrictions_above().exclude(opened))


def _restrictions_for_groups_of(member: User) -> Any:
    """From the table between the two: a join in the condition above would be negated with it."""
    between = PageViewRestriction.groups.through.objects
    return between.filter(group__user=member).values("pageviewrestriction_id")


def cover_colour() -> Coalesce:
    """For a queryset of articles: the colour of the first topic, "" without one."""
    return Coalesce(Subquery(Topic.objects.filter(articles=OuterRef("pk")).values("colour")[:1]), Value(""))


class ArticleQuerySet(PageQuerySet):
    def readable(self) -> Self:
        """What a stranger may read: live, and without a view restriction. Wagtail's `public()` needs a query before
        this one to find the restricted pages."""
        return self.live().filter(~is_restricted())

    def readable_by(self, member: User | None) -> Self:
        """What this member may read as a reader. Their own drafts are not among it."""
        return self.live().filter(~is_closed_to(member)) if member else self.readable()

    def by(self, author: User) -> Self:
        return self.filter(authorships__user=author)

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def before(self, moment: datetime | None, pk: int | None) -> Self:
        """The articles before this place in the order of publication, the nearest first."""
        return self.filter(Q(published_at__lt=moment) | Q(published_at=moment, pk__lt=pk)).newest_first()

    def after(self, moment: datetime | None, pk: int | None) -> Self:
        """The articles after this place in the order of publication, the nearest first."""
        return self.filter(Q(published_at__gt=moment) | Q(published_at=moment, pk__gt=pk)).order_by(
            "published_at", "pk"
        )

    def update(self, **changes: Any) -> int:
        """Sends no signal, so the cache version is renewed here."""
        changed = super().update(**changes)
        renew_article_cache()
        return changed

    def with_authors(self) -> Self:
        authors = ArticleAuthor.objects.select_related(None).select_related("user")
        return self.prefetch_related(Prefetch("authorships", queryset=authors))

    def with_author_pages(self) -> Self:
        """For an article's own page, which shows at its end what its authors say about themselves."""
        return self.prefetch_related(Prefetch("authorships", queryset=ArticleAuthor.objects.all()))

    def with_covers(self) -> Self:
        """With what `templates/blog/_card_cover.html` shows; `cover_colour` is the colour of the first topic, ""
        without one."""
        pictures = get_image_model().objects.prefetch_renditions(*CARD_RENDITIONS)
        return self.annotate(cover_colour=cover_colour()).prefetch_related(Prefetch("picture", queryset=pictures))

    def as_cards(self) -> Self:
        """With everything that a card shows. The number of queries does not grow with the number of articles.

        `earlier_title` is the title of the part of the story before it, None if there is none that everybody may read.
        """
        earlier = self.model.objects.readable().filter(pk=OuterRef("follows_id")).values("title")[:1]
        return (
            annotate_comment_count(self)
            .annotate(earlier_title=Subquery(earlier))
            .with_covers()
            .with_authors()
            .defer_streamfields()
        )


def renew_article_cache() -> None:
    """Every process makes the pages that show articles anew for their next readers."""
    CacheVersion.objects.renew(ARTICLES_CACHE)


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
