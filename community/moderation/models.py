from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from community.comments.models import Comment
from community.members.models import User


class Act(models.TextChoices):
    """What may be done to a comment."""

    CONFIRM = "confirm", "confirmed by its guest"
    APPROVE = "approve", "approved"
    SPAM = "spam", "marked as spam"
    REMOVE = "remove", "removed"
    RESTORE = "restore", "restored"


class Reason(models.TextChoices):
    """Why a comment is removed: the house rules, one line each."""

    UNKIND = "unkind", "Unkind to a person"
    ADVERTISING = "advertising", "Advertising"
    OFF_TOPIC = "off-topic", "Not about this article"
    PERSONAL_DETAILS = "personal-details", "Personal details of somebody else"
    UNLAWFUL = "unlawful", "Against the law"
    OTHER = "other", "Another reason (please say which)"


class DecisionManager(models.Manager["Decision"]):
    def record(
        self, comment: Comment, act: Act, *, actor: User | None, before: str, reason: str = "", note: str = ""
    ) -> Decision:
        return self.create(
            comment=comment,
            act=act,
            actor=actor,
            reason=reason,
            note=note,
            status_before=before,
            status_after=comment.status,
        )


class Decision(models.Model):
    """The log: what was done to a comment, by whom and why. Rows are added and never changed or deleted."""

    comment = models.ForeignKey(Comment, models.SET_NULL, null=True, related_name="decisions")
    #: None when nobody decided: a guest confirmed, or the member has left.
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="decisions")
    act = models.CharField(max_length=10, choices=Act.choices)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    status_before = models.CharField(max_length=12, choices=Comment.Status.choices)
    status_after = models.CharField(max_length=12, choices=Comment.Status.choices)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = DecisionManager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_act_display()} by {self.actor or 'nobody'}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("The log is only added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("The log is only added to.")
