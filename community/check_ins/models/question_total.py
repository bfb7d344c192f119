from typing import Any

from django.db import models

from community.check_ins.answer_encryption import pseudonym_of, pseudonyms_of
from community.members.models import User

from .check_in import CheckIn


class QuestionTotal(models.Model):
    """How many readers gave which answer to one question: sums, from which nobody can be taken out again."""

    check_in = models.ForeignKey(CheckIn, models.CASCADE, related_name="totals")
    question_key = models.CharField(max_length=36)
    #: By answer.
    counts: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    #: Rounds up to this one are in the sums, or had no answer to this question.
    last_round = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["check_in", "question_key"], name="one_total_per_question")]

    def __str__(self) -> str:
        return f"Totals of {self.question_key}"

    @property
    def answered(self) -> int:
        return sum(self.counts.values())


class CountedReaderManager(models.Manager["CountedReader"]):
    def let_count(self, member: User, check_in_id: int) -> bool:
        """From now on. False if they do already."""
        if self.filter(check_in=check_in_id, pseudonym__in=pseudonyms_of(member.pk)).exists():
            return False
        return self.get_or_create(check_in_id=check_in_id, pseudonym=pseudonym_of(member.pk))[1]


class CountedReader(models.Model):
    """That answers of this reader count already: nobody counts twice, also not after deleting them."""

    check_in = models.ForeignKey(CheckIn, models.CASCADE, related_name="+")
    pseudonym = models.CharField(max_length=64)

    objects = CountedReaderManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["check_in", "pseudonym"], name="one_counted_reader_per_check_in")
        ]

    def __str__(self) -> str:
        return "A reader who counts"
