"""Who follows a story goes on following what is left of it when one of its parts is deleted."""

from typing import NamedTuple

from blog.models import ArticlePage, Follow


class StoryFollowers(NamedTuple):
    members: set[int]
    #: The parts that the deleted one was connected to: each is in what is left of the story.
    neighbours: list[int]


def story_followers_beside(part: ArticlePage) -> StoryFollowers:
    """Found before the deletion: afterwards the parts before and after this one are no longer connected."""
    members = Follow.objects.of_story(part).values_list("member", flat=True)
    later = ArticlePage.objects.filter(follows=part).values_list("pk", flat=True)
    return StoryFollowers(set(members), [pk for pk in [part.follows_id, *later] if pk])


def keep_story_followers(left: StoryFollowers) -> None:
    """After the deletion: adds a follow for each member who no longer follows the story of a neighbour."""
    for neighbour in ArticlePage.objects.filter(pk__in=left.neighbours).defer_streamfields():
        followers = set(Follow.objects.of_story(neighbour).values_list("member", flat=True))
        Follow.objects.bulk_create(
            [Follow(member_id=pk, story=neighbour) for pk in sorted(left.members - followers)], ignore_conflicts=True
        )
