"""A part of a story is deleted. Who follows the story goes on following what is left of it."""

from blog.models import ArticlePage, Follow


def remember_story_followers(part: ArticlePage) -> None:
    """Noted while it is still one story: afterwards the parts before and after it are no longer tied together."""
    members = Follow.objects.of_story(part).values_list("member", flat=True)
    beside = ArticlePage.objects.filter(follows=part).values_list("pk", flat=True)
    part.left = set(members), [pk for pk in [part.follows_id, *beside] if pk]


def restore_story_followers(part: ArticlePage) -> None:
    members, beside = part.left
    for neighbour in ArticlePage.objects.filter(pk__in=beside).defer_streamfields():
        followers = set(Follow.objects.of_story(neighbour).values_list("member", flat=True))
        Follow.objects.bulk_create(
            [Follow(member_id=pk, story=neighbour) for pk in sorted(members - followers)], ignore_conflicts=True
        )
