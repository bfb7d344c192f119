"""A part of a story is deleted. Who follows the story goes on following what is left of it."""

from blog.models import ArticlePage, Following


def before_parting(part: ArticlePage) -> None:
    """Noted while it is still one story: afterwards the parts before and after it are no longer tied together."""
    members = Following.objects.of_the_story_of(part).values_list("member", flat=True)
    beside = ArticlePage.objects.filter(follows=part).values_list("pk", flat=True)
    part.left = set(members), [pk for pk in [part.follows_id, *beside] if pk]


def after_parting(part: ArticlePage) -> None:
    members, beside = part.left
    for neighbour in ArticlePage.objects.filter(pk__in=beside).defer_streamfields():
        followers = set(Following.objects.of_the_story_of(neighbour).values_list("member", flat=True))
        Following.objects.bulk_create(
            [Following(member_id=pk, story=neighbour) for pk in sorted(members - followers)], ignore_conflicts=True
        )
