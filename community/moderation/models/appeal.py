from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from .decision import Decision


class Outcome(models.TextChoices):
    UPHELD = "upheld", "the decision stays"
    OVERTURNED = "overturned", "the decision is taken back"


class Appeal(models.Model):
    """What its author says against a decision, once, and what a moderator answers."""

    Outcome = Outcome

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="appeal")
    #: None for a guest.
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="appeals")
    text = models.TextField(max_length=1000)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    #: "" while it waits.
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["id"], condition=models.Q(decided_at=None), name="appeals_that_wait")]

    def __str__(self) -> str:
        return f"against {self.decision_id}: {self.outcome or 'waiting'}"

    @property
    def title(self) -> str:
        """For the notification, which names its subject by `title`."""
        return str(self.Outcome(self.outcome).label) if self.outcome else "it waits"

    def get_absolute_url(self) -> str:
        return reverse("appeal", args=[self.decision_id])
