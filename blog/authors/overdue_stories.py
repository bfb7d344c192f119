"""Stories whose readers have not heard for a while how they go on."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from blog.models import ArticlePage
from community.members.models import User

# A quarter. By then readers ask, or have stopped asking.
OVERDUE_AFTER = timedelta(days=90)


@dataclass(frozen=True)
class OverdueStory:
    first: ArticlePage
    last: ArticlePage
    last_at: datetime


def overdue_stories(author: User, *, now: datetime) -> list[OverdueStory]:
    """Of the stories this author has a part in, those whose last part is older than a quarter, the oldest first.

    Four queries, however many stories there are: a link is two numbers, and threading them together is done here.
    """
    story = stories_by_part()
    readable = ArticlePage.objects.readable()
    mine = {story[pk] for pk in readable.by(author).values_list("pk", flat=True) if pk in story}
    dated = readable.filter(pk__in=[pk for pk in story if story[pk] in mine], published_at__isnull=False)
    parts: dict[int, list[tuple[datetime, int]]] = {}
    for pk, at in dated.order_by("published_at", "pk").values_list("pk", "published_at"):
        parts.setdefault(story[pk], []).append((at, pk))
    due = sorted(
        dates[-1] + dates[0] for dates in parts.values() if len(dates) > 1 and dates[-1][0] < now - OVERDUE_AFTER
    )
    articles = readable.defer_streamfields().in_bulk({pk for _, last, _, first in due for pk in (first, last)})
    return [OverdueStory(first=articles[first], last=articles[last], last_at=at) for at, last, _, first in due]


def stories_by_part() -> dict[int, int]:
    """For each article that follows or is followed: the lowest id in its story, the same for all its parts."""
    links = list(ArticlePage.objects.exclude(follows=None).values_list("pk", "follows_id"))
    above: dict[int, int] = {}

    def story(pk: int) -> int:
        while (next_pk := above.setdefault(pk, pk)) != pk:
            above[pk] = pk = above.get(next_pk, next_pk)
        return pk

    for later, earlier in links:
        one, other = sorted((story(later), story(earlier)))
        above[other] = one
    return {pk: story(pk) for pk in list(above)}
