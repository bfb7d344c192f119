from __future__ import annotations

from contextlib import suppress

from django.db import models

from community.check_ins.answer_encryption import InvalidToken, decrypt, encrypt, pseudonym_of, pseudonyms_of
from community.check_ins.questionnaire import Answer
from community.members.models import User

from .answer_round import UNREADABLE
from .check_in import CheckIn


class AnswerDraftQuerySet(models.QuerySet["AnswerDraft"]):
    def of(self, member: User) -> AnswerDraftQuerySet:
        return self.filter(pseudonym__in=pseudonyms_of(member.pk))

    def keep(self, member: User, check_in_id: int, answers: dict[str, Answer]) -> None:
        """One query, whatever was there before. A row for each question, so that two tabs do not undo each other."""
        pseudonym = pseudonym_of(member.pk)
        rows = [
            self.model(pseudonym=pseudonym, check_in_id=check_in_id, question_key=key, payload=encrypt(answer))
            for key, answer in answers.items()
        ]
        self.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["pseudonym", "check_in", "question_key"],
            update_fields=["payload", "saved_on"],
        )

    def answers(self) -> dict[str, Answer]:
        """Without those whose key is lost."""
        found: dict[str, Answer] = {}
        for draft in self.order_by("pk"):
            with suppress(InvalidToken):
                found[draft.question_key] = decrypt(draft.payload)
        return found


class AnswerDraft(models.Model):
    """An answer of somebody who is still answering, encrypted. Deleted when they are done."""

    wagtail_reference_index_ignore = True

    pseudonym = models.CharField(max_length=64)
    check_in = models.ForeignKey(CheckIn, models.CASCADE, related_name="+")
    question_key = models.CharField(max_length=36)
    payload = models.TextField()
    saved_on = models.DateField(auto_now=True, db_index=True)

    objects = AnswerDraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pseudonym", "check_in", "question_key"], name="one_draft_per_question")
        ]

    def __str__(self) -> str:
        return UNREADABLE
