from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.db.models import Prefetch, Q
from wagtail.images import get_image_model
from wagtail.models import PageManager, PageQuerySet

from community.comments.comment_queries import annotate_comment_count
from community.members.models import CacheVersion, User

from .authorship import ArticleAuthor
from .view_restrictions import is_restricted

#: The renditions a card shows; `templates/blog/_card.html` asks for these and no others.
CARD_RENDITIONS = [f"format-{kind}|width-{width}" for kind in ("avif", "webp", "jpeg") for width in (400, 800)]


#: The name of the stamp by which what is drawn of articles is kept.
ARTICLES_CACHE = "articles"


class ArticleQuerySet(PageQuerySet):
    def readable(self) -> Self:
        """What a stranger may read. Wagtail's `public()` asks the database first what is not."""
        return self.live().filter(~is_restricted())

    def by(self, author: User) -> Self:
        return self.filter(authorships__user=author)

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def before(self, moment: datetime | None, pk: int | None) -> Self:
        return self.filter(Q(published_at__lt=moment) | Q(published_at=moment, pk__lt=pk)).newest_first()

    def after(self, moment: datetime | None, pk: int | None) -> Self:
        return self.filter(Q(published_at__gt=moment) | Q(published_at=moment, pk__gt=pk)).order_by(
            "published_at", "pk"
        )

    def update(self, **changes: Any) -> int:
        changed = super().update(**changes)
        CacheVersion.objects.renew(ARTICLES_CACHE)
        return changed

    def with_authors(self) -> Self:
        return self.prefetch_related(Prefetch("authorships", queryset=ArticleAuthor.objects.select_related("user")))

    def as_cards(self) -> Self:
        """With everything a list shows of them, in a number of queries that does not grow with the list."""
        pictures = get_image_model().objects.prefetch_renditions(*CARD_RENDITIONS)
        return (
            annotate_comment_count(self)
            .with_authors()
            .prefetch_related(Prefetch("picture", queryset=pictures))
            .defer_streamfields()
        )


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
