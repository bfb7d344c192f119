from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL

from .story import PARTS
from .topic import Topic

if TYPE_CHECKING:
    from .article import ArticlePage


class FollowQuerySet(models.QuerySet["Follow"]):
    def of_story(self, article: ArticlePage) -> FollowQuerySet:
        return self.filter(story_id__in=RawSQL(PARTS, [article.pk]))  # noqa: S611 -- a constant


class Follow(models.Model):
    """A member asked to hear of new articles: the next part of a story, on a topic, or by an author.

    A story is known by its first part at the time of asking; any part of it will do when it is looked up.
    Unfollowing deletes the row.
    """

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows")
    story = models.ForeignKey("blog.ArticlePage", models.CASCADE, null=True, blank=True, related_name="followers")
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, blank=True, related_name="followers")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="followers"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["member", "story"], name="story_followed_once"),
            models.UniqueConstraint(fields=["member", "topic"], name="topic_followed_once"),
            models.UniqueConstraint(fields=["member", "author"], name="author_followed_once"),
            models.CheckConstraint(
                condition=Q(story__isnull=False, topic=None, author=None)
                | Q(story=None, topic__isnull=False, author=None)
                | Q(story=None, topic=None, author__isnull=False),
                name="follows_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} follows {self.story or self.topic or self.author}"
