"""Who follows a story goes on following what is left of it when one of its parts is deleted."""

from typing import NamedTuple

from blog.models import ArticlePage
from community.notifications.models import Subscription

from .follow_targets import story_subscriptions


class StoryFollowers(NamedTuple):
    #: The subscriptions as they were, the oldest first.
    subscriptions: list[Subscription]
    #: The parts that the deleted one was connected to: each is in what is left of the story.
    neighbours: list[int]


def story_followers_beside(part: ArticlePage) -> StoryFollowers:
    """Found before the deletion: afterwards the parts before and after this one are no longer connected."""
    later = ArticlePage.objects.filter(follows=part).values_list("pk", flat=True)
    return StoryFollowers(list(story_subscriptions(part)), [pk for pk in [part.follows_id, *later] if pk])


def keep_story_followers(left: StoryFollowers) -> None:
    """After the deletion: adds a subscription for each follower who no longer follows the story of a neighbour."""
    for neighbour in ArticlePage.objects.filter(pk__in=left.neighbours).defer_streamfields():
        still = set(story_subscriptions(neighbour).values_list("member", "guest_email"))
        lost = [row for row in left.subscriptions if (row.member_id, row.guest_email) not in still]
        Subscription.objects.bulk_create([_same(row, neighbour) for row in lost], ignore_conflicts=True)


def _same(row: Subscription, target: ArticlePage) -> Subscription:
    return Subscription(
        member_id=row.member_id,
        guest_email=row.guest_email,
        target=target,
        origin=row.origin,
        is_active=row.is_active,
        created_at=row.created_at,
    )
