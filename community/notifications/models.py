from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models

from community.comments.models import Comment, Conversation
from community.members.models import User


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, member: User | AnonymousUser) -> NoticeQuerySet:
        """This member's, about comments that are still published: what was removed meanwhile is not shown."""
        return self.filter(recipient=member.pk, comment__status=Comment.Status.PUBLISHED)

    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at=None)


class Notice(models.Model):
    """Something a member is told on the site: once per comment, whatever the reasons."""

    class Kind(models.TextChoices):
        REPLY = "reply", "answered you"
        MENTION = "mention", "mentioned you"
        ON_YOURS = "on-yours", "commented on what you wrote"
        FOLLOWED = "followed", "wrote where you follow"

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    comment = models.ForeignKey(Comment, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "comment"], name="one_notice_per_comment"),
        ]

    def __str__(self) -> str:
        return f"{self.comment} → {self.recipient}"


class Subscription(models.Model):
    """A member follows a conversation: told of what is said there. Unfollowing deletes the row."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="subscriptions")
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="subscriptions")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "conversation"], name="follows_once")]

    def __str__(self) -> str:
        return f"{self.member_id} follows {self.conversation_id}"
