from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

#: A run says so often that it is alive; one that has been silent for so long has died, and may be taken up again.
SILENCE = timedelta(minutes=5)


class State(models.TextChoices):
    WAITING = "waiting", "not begun"
    RUNNING = "running", "running"
    DONE = "done", "done"
    CANCELLED = "cancelled", "stopped"
    FAILED = "failed", "failed"
    TAKEN_BACK = "taken_back", "taken back"


class ImportQuerySet(models.QuerySet["Import"]):
    def alive(self) -> ImportQuerySet:
        """Those that are at work now."""
        return self.filter(Q(state=State.RUNNING, heartbeat_at__gt=timezone.now() - SILENCE))


class Import(models.Model):
    """One run of an import. It can be stopped and taken up again: what is there already is met as unchanged."""

    State = State

    #: As in `Source.name`: "wordpress".
    source = models.CharField(max_length=20)
    #: The address of the old site.
    site_address = models.CharField(max_length=300, blank=True)
    #: Paths of its files, the first ones first.
    files = models.JSONField(default=list)
    options = models.JSONField(default=dict)
    is_dry_run = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    #: Posts that were dealt with, of how many.
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    #: By kind, status and outcome: how many (`transfer.report.tally`).
    counts = models.JSONField(default=dict)
    #: Why it failed, for people.
    error = models.CharField(max_length=500, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Import of {self.created_at:%Y-%m-%d}"

    @property
    def is_alive(self) -> bool:
        return (
            self.state == State.RUNNING
            and self.heartbeat_at is not None
            and self.heartbeat_at > timezone.now() - SILENCE
        )
