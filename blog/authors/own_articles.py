"""An author's own articles on the dashboard, each with what it is waiting for, in plain words."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, WorkflowState

from blog.models import ArticlePage
from community.members.models import User

#: The latest that were worked on.
SHOWN = 8


@dataclass(frozen=True)
class OwnArticle:
    article: ArticlePage
    #: Since when the editors have it; None when they don't.
    with_editors_since: datetime | None

    @property
    def state(self) -> str:
        """One of the names that the template has words for."""
        if self.with_editors_since:
            return "with editors"
        if not self.article.live:
            return "scheduled" if self.article.approved_schedule else "draft"
        return "changed" if self.article.has_unpublished_changes else "published"


def own_articles(author: User) -> list[OwnArticle]:
    """Those that were worked on last come first. Two queries."""
    is_own = Q(owner=author) | Q(authorships__user=author)
    found = ArticlePage.objects.filter(is_own).distinct().defer_streamfields()
    articles = list(found.order_by("-latest_revision_created_at", "-pk")[:SHOWN])
    waiting = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(article.pk) for article in articles],
    )
    since = dict(waiting.values_list("object_id", "created_at"))
    return [OwnArticle(article, since.get(str(article.pk))) for article in articles]
