from __future__ import annotations

from typing import Any, cast

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from community.comments.targets import Target
from community.members.models import new_cache_version
from community.members.prepared_query import PreparedQuery


def content_type_of(target: Target | models.Model) -> ContentType:
    return ContentType.objects.get_for_model(cast(models.Model, target))  # a model, which a protocol cannot say


class State(models.TextChoices):
    OPEN = "open", "open"
    PAUSED = "paused", "paused"
    CLOSED = "closed", "closed"


class ConversationManager(models.Manager["Conversation"]):
    def get_or_create_for(self, target: Target) -> Conversation:
        """The conversation about this target; created for the first comment, or when its settings are saved."""
        return self.get_or_create(content_type=content_type_of(target), object_id=target.pk)[0]

    def find(self, target: Target) -> Conversation | None:
        """None before anything was written about the target."""
        return next(iter(FIND.instances(content_type_of(target).pk, target.pk)), None)

    def renew_cache_version(self, pk: int, **also: Any) -> None:
        """After any change of what is shown of this conversation; `also` in the same statement."""
        self.filter(pk=pk).update(cache_version=new_cache_version(), **also)


class Conversation(models.Model):  # type: ignore[django-manager-missing]  # its manager has no queryset class
    """The comments about one target: its settings, and counters that save counting rows."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    #: Closed: for good. Paused: until somebody opens it again. Both say why in `note`.
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    note = models.CharField("why", max_length=200, blank=True)
    #: While it is open, each person writes once in so many minutes; 0 for as often as they like.
    slow_minutes = models.PositiveSmallIntegerField(default=0)
    #: Days after the target appeared; None never closes by itself.
    closes_after = models.PositiveSmallIntegerField("closes after days", null=True, blank=True)
    is_for_members = models.BooleanField("only members may write", default=False)
    is_read_first = models.BooleanField("a moderator reads every comment first", default=False)
    allows_anonymity = models.BooleanField("members may write without their name", default=False)
    #: Not everybody may see it, by a policy (`community.comments.policy.hidden_conversations`).
    is_hidden = models.BooleanField(default=False, editable=False)
    #: Published comments.
    comment_count = models.PositiveIntegerField(default=0)
    last_comment_at = models.DateTimeField(null=True, blank=True)
    #: Changes with everything that the conversation shows; part of the cache keys (`conversations.cache`).
    cache_version = models.BigIntegerField(default=new_cache_version, editable=False)

    objects = ConversationManager()

    State = State

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_conversation_per_target"),
        ]

    def __str__(self) -> str:
        return f"Conversation about {self.target}"


def _find(content_type: int, pk: int) -> models.QuerySet[Conversation]:
    return Conversation.objects.filter(content_type=content_type, object_id=pk)


FIND = PreparedQuery(_find)
