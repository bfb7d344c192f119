from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Prefetch, Q, Subquery
from wagtail.images import get_image_model
from wagtail.models import PageManager, PageQuerySet

from community.comments.queries import annotate_comment_count

if TYPE_CHECKING:
    from .article import ArticlePage

#: The renditions a card shows; `templates/blog/_card.html` asks for these and no others.
CARD_PICTURES = [f"format-{kind}|width-{width}" for kind in ("avif", "webp", "jpeg") for width in (400, 800)]


class ArticleQuerySet(PageQuerySet):
    def readable(self) -> Self:
        """What a stranger may read."""
        return self.live().public()

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def neighbours_of(self, article: ArticlePage) -> tuple[ArticlePage | None, ArticlePage | None]:
        """The article before this one and the one after it, by date; one query."""
        moment, pk = article.published_at, article.pk
        before = self.filter(Q(published_at__lt=moment) | Q(published_at=moment, pk__lt=pk)).newest_first()
        after = self.filter(Q(published_at__gt=moment) | Q(published_at=moment, pk__gt=pk)).order_by(
            "published_at", "pk"
        )
        nearest = Q(pk=Subquery(before.values("pk")[:1])) | Q(pk=Subquery(after.values("pk")[:1]))
        found = {
            (each.published_at, each.pk) < (moment, pk): each for each in self.filter(nearest).defer_streamfields()
        }
        return found.get(True), found.get(False)

    def as_cards(self) -> Self:
        """With everything a list shows of them, in a number of queries that does not grow with the list."""
        pictures = get_image_model().objects.prefetch_renditions(*CARD_PICTURES)
        return (
            annotate_comment_count(self)
            .select_related("author")
            .prefetch_related(Prefetch("picture", queryset=pictures))
            .defer_streamfields()
        )


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
