from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class ConversationManager(models.Manager["Conversation"]):
    def about(self, target: models.Model) -> Conversation:
        """The conversation under this target, made when the first comment asks for it."""
        content_type = ContentType.objects.get_for_model(target)
        return self.get_or_create(content_type=content_type, object_id=target.pk)[0]

    def find(self, target: models.Model) -> Conversation | None:
        content_type = ContentType.objects.get_for_model(target)
        return self.filter(content_type=content_type, object_id=target.pk).first()


class Conversation(models.Model):  # type: ignore[django-manager-missing]
    """Everything said under one target, and what is known about it without counting."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    is_closed = models.BooleanField("closed for new comments", default=False)
    #: Published comments.
    comment_count = models.PositiveIntegerField(default=0)
    last_comment_at = models.DateTimeField(null=True, blank=True)

    objects = ConversationManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_conversation_per_target"),
        ]

    def __str__(self) -> str:
        return f"Conversation about {self.target}"
