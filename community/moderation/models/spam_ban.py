from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from .decision import Decision


class SpamBan(models.Model):
    """A member was banned for spam. The log has who did it and why (`decision`)."""

    #: From then on it stays: the text of old spam is deleted about then, and nothing could come back.
    UNDO_FOR = timedelta(days=30)

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="spam_ban")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="spam_bans")
    #: Keys of the rows of the log by which comments were marked as spam.
    marked = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.pk}: {len(self.marked)} marked"

    @property
    def undo_until(self) -> datetime:
        return self.created_at + self.UNDO_FOR

    @property
    def is_in_force(self) -> bool:
        return self.undone_at is None

    @property
    def can_be_undone(self) -> bool:
        return self.is_in_force and timezone.now() < self.undo_until

    def get_absolute_url(self) -> str:
        return reverse("spam-ban", args=[self.pk])
