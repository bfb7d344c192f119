from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from community.comments.models import Comment
from community.members.models import User


class Act(models.TextChoices):
    """What may be done to a comment, and at the end to a member."""

    CONFIRM = "confirm", "confirmed by its guest"
    APPROVE = "approve", "approved"
    SPAM = "spam", "marked as spam"
    REMOVE = "remove", "removed"
    RESTORE = "restore", "restored"
    EDIT = "edit", "edited"
    WITHDRAW = "withdraw", "withdrawn"
    DEMOTE = "demote", "set back to new"
    REINSTATE = "reinstate", "no longer set back"
    REVEAL = "reveal", "opened: a moderator knows the name"


#: What only a comment's author does.
AUTHOR_ACTS = frozenset({Act.EDIT, Act.WITHDRAW})


class Reason(models.TextChoices):
    """Why a comment is removed: the house rules, one line each."""

    UNKIND = "unkind", "Unkind to a person"
    ADVERTISING = "advertising", "Advertising"
    OFF_TOPIC = "off-topic", "Not about this article"
    PERSONAL_DETAILS = "personal-details", "Personal details of somebody else"
    UNLAWFUL = "unlawful", "Against the law"
    OTHER = "other", "Another reason (please say which)"


class RevealReason(models.TextChoices):
    """Why a moderator must know who wrote without a name."""

    DANGER = "danger", "Somebody may be in danger"
    HARM = "harm", "The alias is used to do harm to a person"
    AUTHORITY = "authority", "A court or an authority asks, and we must answer"
    OTHER = "other", "Another reason"


class AppendOnlyModel(models.Model):
    """Rows of a log are added and never changed or deleted."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("The log is only added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("The log is only added to.")


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


class Decision(AppendOnlyModel):
    """The log: what was done to a comment or a member, by whom and why."""

    comment = models.ForeignKey(Comment, models.SET_NULL, null=True, related_name="decisions")
    #: Whose standing was decided about; None for a comment.
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="decisions_about")
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
        return f"{self.get_act_display()} by {self.who or 'nobody'}"

    @property
    def who(self) -> str:
        """Who did it, for moderators to read: what authors do to comments without their name, their alias did."""
        if self.act in AUTHOR_ACTS and self.comment and self.comment.alias:
            return self.comment.alias
        return str(self.actor or "")


class IdentityReveal(AppendOnlyModel):
    """A moderator has looked who wrote a comment without a name. The member is told of each time."""

    comment = models.ForeignKey(Comment, models.SET_NULL, null=True, related_name="identity_reveals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="identity_reveals")
    reason = models.CharField(max_length=10, choices=RevealReason.choices)
    note = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        permissions = [("reveal_identity", "Can look who wrote a comment without a name")]

    def __str__(self) -> str:
        return f"{self.comment.alias if self.comment else 'A deleted comment'}, opened by {self.by or 'nobody'}"

    @property
    def title(self) -> str:
        return f"your comment as {self.comment.alias}" if self.comment else "a comment of yours"

    def get_absolute_url(self) -> str:
        return reverse("identity-revealed", args=[self.pk])
