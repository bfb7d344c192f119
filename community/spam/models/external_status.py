from __future__ import annotations

from django.db import models
from django.db.models import F
from django.utils import timezone


class ExternalStatusManager(models.Manager["ExternalStatus"]):
    def count_answer(self, check: str) -> None:
        self._row(check).update(answers=F("answers") + 1)

    def count_failure(self, check: str, why: str) -> None:
        kept = why[: ExternalStatus.LONGEST_REASON].replace("\0", "")
        self._row(check).update(failures=F("failures") + 1, failed_at=timezone.now(), failure=kept)

    def _row(self, check: str) -> models.QuerySet[ExternalStatus]:
        self.get_or_create(check_name=check)
        return self.filter(check_name=check)


class ExternalStatus(models.Model):
    """How an external check is doing, for the operator: numbers, and why it last failed. Nothing of any comment."""

    LONGEST_REASON = 200

    check_name = models.CharField(max_length=40, unique=True)
    answers = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=LONGEST_REASON, blank=True)

    objects = ExternalStatusManager()

    def __str__(self) -> str:
        return f"{self.check_name}: {self.answers} answers, {self.failures} failures"
