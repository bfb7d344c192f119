from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from community.comments.models import Comment, Conversation
from community.members.models import User

from .guest_opt_out import GuestOptOut as GuestOptOut  # Django looks for models in this module
from .queued_email import QueuedEmail as QueuedEmail  # Django looks for models in this module


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, member: User | AnonymousUser) -> NotificationQuerySet:
        """Those of this member, without those about what cannot be read now, such as a removed comment."""
        about_a_comment = Q(comment__status=Comment.Status.PUBLISHED)
        about_a_subject = Q(comment=None, is_hidden=False)
        return self.filter(about_a_comment | about_a_subject, recipient=member.pk)

    def unread(self) -> NotificationQuerySet:
        return self.filter(read_at=None)


class Notification(models.Model):
    """Something a member is told on the site. At most one per comment or other subject, whatever the reasons."""

    class Kind(models.TextChoices):
        REPLY = "reply", "answered you"
        MENTION = "mention", "mentioned you"
        ON_YOURS = "on-yours", "commented on what you wrote"
        FOLLOWED = "followed", "wrote where you follow"
        FOLLOW_UP = "follow-up", "goes on"
        NEW = "new", "is new where you follow"
        REVEALED = "revealed", "was opened"

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    #: What it is about: a comment, or else `subject`, any object with a title and an address.
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="notifications")
    content_type = models.ForeignKey(ContentType, models.CASCADE, null=True, blank=True, related_name="+")
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    subject = GenericForeignKey("content_type", "object_id")
    #: The subject cannot be read now. The row is kept, so that nobody is notified twice if it can be read again.
    is_hidden = models.BooleanField(default=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "comment"], name="one_notification_per_comment"),
            models.UniqueConstraint(
                fields=["recipient", "content_type", "object_id"], name="one_notification_per_subject"
            ),
            models.CheckConstraint(
                condition=Q(comment__isnull=False, object_id=None, content_type=None)
                | Q(comment=None, object_id__isnull=False, content_type__isnull=False),
                name="notification_of_a_comment_or_a_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comment or self.subject} → {self.recipient}"


class Subscription(models.Model):
    """A member follows a conversation and is notified of its comments. Unfollowing deletes the row."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="subscriptions")
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="subscriptions")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "conversation"], name="follows_once")]

    def __str__(self) -> str:
        return f"{self.member_id} follows {self.conversation_id}"
