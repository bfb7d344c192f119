from __future__ import annotations

from django.db import models
from django.utils import timezone

from community.comments.models import Comment

from .subscription import Subscription


class GuestAnswer(models.Model):
    """An answer of which a guest, who asked for it, is told by e-mail. At most one per guest and comment."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="answers")
    comment = models.ForeignKey(Comment, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    emailed_at = models.DateTimeField(null=True, blank=True)
    #: As in `Notification`.
    email_run = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["created_at"], condition=models.Q(emailed_at=None), name="guest_answers_to_email")
        ]
        constraints = [models.UniqueConstraint(fields=["subscription", "comment"], name="guest_told_once")]

    def __str__(self) -> str:
        return f"{self.comment_id} to a guest"
