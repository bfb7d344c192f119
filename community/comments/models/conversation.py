from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from community.comments.targets import Target
from community.members.models import new_cache_version


class State(models.TextChoices):
    OPEN = "open", "open"
    PAUSED = "paused", "paused"
    CLOSED = "closed", "closed"


def _columns_of(target: Target) -> dict[str, Any]:
    # A Target is a saved model, which a Protocol cannot say.
    return {"content_type": ContentType.objects.get_for_model(target), "object_id": target.pk}  # type: ignore[arg-type]


class ConversationManager(models.Manager["Conversation"]):
    def get_or_create_for(self, target: Target) -> Conversation:
        """The conversation about this target; created for the first comment, or when its settings are saved."""
        return self.get_or_create(**_columns_of(target))[0]

    def find(self, target: Target) -> Conversation | None:
        """None before anything was written about the target."""
        return self.filter(**_columns_of(target)).first()

    def renew_cache_version(self, pk: int, **also: Any) -> None:
        """Call it after any change of what readers see of this conversation; `also` is set in the same statement."""
        self.filter(pk=pk).update(cache_version=new_cache_version(), **also)


class Conversation(models.Model):  # type: ignore[django-manager-missing]
    """All comments on one target: its settings, and counters that save counting."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    #: Paused and closed differ in what readers are told; in both `note` says why.
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    note = models.CharField("why", max_length=200, blank=True)
    #: It closes by itself so many days after `Target.appeared_at`; None for never.
    closes_after = models.PositiveSmallIntegerField("closes after days", null=True, blank=True)
    is_for_members = models.BooleanField("only members may write", default=False)
    is_read_first = models.BooleanField("a moderator reads every comment first", default=False)
    allows_anonymity = models.BooleanField("members may write without their name", default=False)
    #: Published comments.
    comment_count = models.PositiveIntegerField(default=0)
    last_comment_at = models.DateTimeField(null=True, blank=True)
    #: A new random number after every change of what readers see here. Part of the keys of `conversations.cache`.
    cache_version = models.BigIntegerField(default=new_cache_version, editable=False)

    objects = ConversationManager()

    State = State

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_conversation_per_target"),
        ]

    def __str__(self) -> str:
        return f"Conversation about {self.target}"
