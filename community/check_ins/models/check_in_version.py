from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.functional import cached_property

from community.check_ins.questionnaire import Questionnaire

from .check_in import CheckIn


class CheckInVersion(models.Model):
    """The questions as they were published once. It never changes, so that each answer keeps its question."""

    check_in = models.ForeignKey(CheckIn, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["check_in", "number"], name="one_check_in_version_per_number")]

    def __str__(self) -> str:
        return f"{self.check_in_id}, version {self.number}"

    @cached_property
    def questionnaire(self) -> Questionnaire:
        return Questionnaire.from_content(self.content)
