from django.db import models

from .import_run import Import


class Level(models.TextChoices):
    PROBLEM = "problem", "problem"
    LEFT_OUT = "left_out", "left out"
    CONFLICT = "conflict", "changed on both sides"
    CHANGED = "changed", "shown differently"
    REPAIRED = "repaired", "repaired"


class ImportLine(models.Model):
    """One line of a report: what was left out or is shown differently, and why."""

    Level = Level

    run = models.ForeignKey(Import, models.CASCADE, related_name="lines")
    level = models.CharField(max_length=8, choices=Level.choices)
    #: What it is about: "post", "comment" …, and its id and title on the old site.
    kind = models.CharField(max_length=10, blank=True)
    source_id = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    #: In that file; 0 for none.
    line = models.PositiveIntegerField(default=0)
    text = models.TextField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:80]
