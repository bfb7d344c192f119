from __future__ import annotations

from typing import Any

from django.db import models

from community.check_ins.answer_encryption import InvalidToken, decrypt, encrypt, pseudonym_of, pseudonyms_of
from community.check_ins.questionnaire import Answer
from community.members.models import User

from .check_in import CheckIn
from .check_in_version import CheckInVersion

#: For everything the database may say about a row when it is shown to a developer.
UNREADABLE = "answers that only their reader can read"


class AnswerRoundQuerySet(models.QuerySet["AnswerRound"]):
    def of(self, member: User) -> AnswerRoundQuerySet:
        return self.filter(pseudonym__in=pseudonyms_of(member.pk))

    def keep(self, member: User, version: CheckInVersion, **values: Any) -> AnswerRound:
        return self.create(
            pseudonym=pseudonym_of(member.pk), check_in_id=version.check_in_id, version=version, **values
        )


class AnswerRound(models.Model):
    """What somebody answered on one day. Who it was is not in the database: only a keyed hash, the same for all theirs.

    Days, not times: with a time one could look in other tables who was here at that minute.
    """

    # Wagtail's list of what points where would say, in the CMS, that somebody has answered.
    wagtail_reference_index_ignore = True

    pseudonym = models.CharField(max_length=64)
    # Protected: a check-in that has been answered is retired, never deleted.
    check_in = models.ForeignKey(CheckIn, models.PROTECT, related_name="rounds")
    version = models.ForeignKey(CheckInVersion, models.PROTECT, related_name="+")
    answered_on = models.DateField()
    #: Encrypted: `answers` by question, `note` and `tried`.
    payload = models.TextField()
    #: Whether the reader lets it count in the totals.
    counts = models.BooleanField(default=False)
    #: By which the browser knows a round that was kept there first, so that it is taken along once.
    browser_key = models.UUIDField(null=True, blank=True)

    objects = AnswerRoundQuerySet.as_manager()

    class Meta:
        ordering = ["answered_on", "pk"]
        indexes = [models.Index(fields=["pseudonym", "check_in"], name="answer_rounds_of_a_reader")]
        constraints = [models.UniqueConstraint(fields=["pseudonym", "browser_key"], name="one_round_per_browser_key")]

    def __str__(self) -> str:
        return UNREADABLE

    def content(self) -> dict[str, Any]:
        """Raises `InvalidToken` when it was encrypted with a key that is lost."""
        if not hasattr(self, "_content"):
            self._content: dict[str, Any] = decrypt(self.payload)
        return self._content

    @property
    def is_readable(self) -> bool:
        try:
            self.content()
        except InvalidToken:
            return False
        return True

    @property
    def answers(self) -> dict[str, Answer]:
        found: dict[str, Answer] = self.content()["answers"]
        return found

    @property
    def note(self) -> str:
        return str(self.content().get("note", ""))

    @property
    def tried(self) -> str:
        return str(self.content().get("tried", ""))

    def write(self, **changed: Any) -> None:
        self._content = self.content() | changed
        self.payload = encrypt(self._content)
        self.save(update_fields=["payload"])
