from __future__ import annotations

from django.db import models
from django.utils import timezone

from community.comments.models import Comment


class PendingNotification(models.Model):
    """A published comment of which not everybody whom it concerns has been told. Written in the transaction that
    publishes it, and deleted when all are told: if the process dies in between, the timer finds it (`notify`)."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="+")
    #: After an edit: only the members whom it mentions.
    mentions_only = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"to be told: {self.comment_id}"
