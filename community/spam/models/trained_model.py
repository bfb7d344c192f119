from __future__ import annotations

from django.db import models


class TrainedModel(models.Model):
    """What the filter has learned on this site up to one example; the latest row counts. See
    `community.spam.learning.stored_model` for what stands in `content`."""

    #: Counts up from 1. Two workers who learn at once cannot both save the same one.
    version = models.PositiveIntegerField(unique=True)
    #: The highest `Example.number` in it.
    last_example = models.PositiveBigIntegerField()
    #: How many examples it has learned.
    examples = models.PositiveIntegerField()
    content = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-version"]

    def __str__(self) -> str:
        return f"version {self.version}, {self.examples} examples"
