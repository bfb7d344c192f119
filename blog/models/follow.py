from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from community.members.models import User

from .article_queryset import story_parts
from .topic import Topic

if TYPE_CHECKING:
    from .article import ArticlePage


class FollowQuerySet(models.QuerySet["Follow"]):
    def by(self, reader: object) -> FollowQuerySet:
        """Those of this reader; none, without a query, for a stranger."""
        return self.filter(member=reader) if isinstance(reader, User) else self.none()

    def of_story(self, article: ArticlePage) -> FollowQuerySet:
        """The follows of the story that this article belongs to, from whichever part the member followed it."""
        return self.filter(story_id__in=story_parts([article.pk]))


class Follow(models.Model):
    """A member follows a story, a topic or an author, and is notified of new articles. Unfollowing deletes the row.

    A story is stored as its first public part at the time of following; look it up by any part (`of_story`).
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
