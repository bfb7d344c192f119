from __future__ import annotations

from django.conf import settings
from django.db import models

from community.spam.verdicts import RULES_VERSION


class Replay(models.Model):
    """Today's rules were applied to many past comments at once. The log has one row for each (`Decision.replay`), so
    that all of them can be put back."""

    #: Which comments: as `community.moderation.verdict_replay.Replayed.group`.
    group = models.CharField(max_length=80)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    rules_version = models.PositiveSmallIntegerField(default=RULES_VERSION)
    created_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.pk}: {self.group}"
