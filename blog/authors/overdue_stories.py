"""Stories that have had no new part for a long time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from blog.models import ArticlePage
from blog.models.article_queryset import story_parts
from blog.models.story import group_by_story
from community.members.models import User

# A quarter of a year. By then readers ask how the story goes on, or have stopped asking.
OVERDUE_AFTER = timedelta(days=90)


@dataclass(frozen=True)
class OverdueStory:
    first: ArticlePage
    last: ArticlePage
    last_at: datetime


def overdue_stories(author: User, *, now: datetime) -> list[OverdueStory]:
    """The stories of at least two public parts, one of them by this author, whose last part is older than
    `OVERDUE_AFTER`; the longest overdue first. Four queries, however many stories there are.
    """
    readable = ArticlePage.objects.readable()
    in_a_story = Q(follows__isnull=False) | Q(followed_by__isnull=False)
    own = readable.by(author).filter(in_a_story).distinct().values_list("pk", flat=True)
    parts = ArticlePage.objects.filter(pk__in=story_parts(list(own)))
    story_ids = group_by_story(dict(parts.values_list("pk", "follows_id")))
    published = readable.filter(pk__in=list(story_ids), published_at__isnull=False).order_by("published_at", "pk")
    stories: dict[int, list[tuple[datetime, int]]] = {}
    for pk, at in published.values_list("pk", "published_at"):
        stories.setdefault(story_ids[pk], []).append((at, pk))
    overdue = sorted((*dates[-1], dates[0][1]) for dates in stories.values() if is_overdue(dates, now))
    articles = readable.defer_streamfields().in_bulk({pk for _, last, first in overdue for pk in (first, last)})
    return [OverdueStory(articles[first], articles[last], at) for at, last, first in overdue]


def is_overdue(dates: list[tuple[datetime, int]], now: datetime) -> bool:
    return len(dates) > 1 and dates[-1][0] < now - OVERDUE_AFTER
