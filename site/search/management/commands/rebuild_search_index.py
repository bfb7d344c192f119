from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import QuerySet

from blog.models import ArticlePage
from community.comments.models import Comment
from community.discussions.models import Discussion
from search.indexing import drop, index
from search.models import Kind, SearchEntry

BATCH = 200


class Command(BaseCommand):
    help = "Makes the search index anew, in small steps, while the site runs. May be run at any time, twice too."

    def handle(self, *args: Any, **options: Any) -> None:
        public: dict[Kind, QuerySet[Any]] = {
            Kind.ARTICLE: ArticlePage.objects.live(),
            Kind.DISCUSSION: Discussion.objects.advertised(),
            Kind.COMMENT: Comment.objects.advertised().filter(is_opening=False),
        }
        for kind, found in public.items():
            indexed = SearchEntry.objects.filter(kind=kind)
            hidden = indexed.exclude(**{f"{kind.value}__in": found.values("pk")})
            for pks in batches(hidden.values_list(f"{kind.value}_id", flat=True)):
                drop(kind, pks)
            count = sum(index(kind, pks) for pks in batches(found.order_by("pk").values_list("pk", flat=True)))
            self.stdout.write(f"{kind.label}: {count}")


def batches(keys: QuerySet[Any, int]) -> Iterator[list[int]]:
    """All read first, so that a row that changes meanwhile is neither met twice nor left out."""
    found = list(keys)
    for start in range(0, len(found), BATCH):
        yield found[start : start + BATCH]
