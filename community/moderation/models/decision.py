from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.comments.models import Comment
from community.members.models import User
from community.moderation.reasons.reasons_in_use import label_of, reason_named

from .acts import AUTHOR_ACTS, Act, AppealAct, SanctionAct, StandingAct
from .append_only import AppendOnlyModel
from .replay import Replay

ALL_ACTS = [*Act.choices, *StandingAct.choices, *SanctionAct.choices, *AppealAct.choices]


class DecisionManager(models.Manager["Decision"]):
    def record(
        self,
        comment: Comment,
        act: Act,
        *,
        actor: User | None,
        before: str,
        reason: str = "",
        note: str = "",
        replay: Replay | None = None,
        at: datetime | None = None,
    ) -> Decision:
        """Log what was done to a comment. `before` was its status; the comment already has the new one. `at` is for
        made-up content: otherwise it was done now."""
        return self.create(
            comment=comment,
            act=act,
            actor=actor,
            reason=reason,
            note=note,
            replay=replay,
            status_before=before,
            status_after=comment.status,
            created_at=at or timezone.now(),
        )

    def record_many(
        self,
        comments: Collection[Comment],
        act: Act,
        *,
        actor: User | None,
        before: Mapping[int, str],
        reason: str = "",
        note: str = "",
        at: datetime | None = None,
    ) -> list[Decision]:
        """`record` for many comments in one query; `before` by key."""
        rows = [
            Decision(
                comment=comment,
                act=act,
                actor=actor,
                reason=reason,
                note=note,
                status_before=before[comment.pk],
                status_after=comment.status,
                is_without_name=bool(comment.alias),
                created_at=at or timezone.now(),
            )
            for comment in comments
        ]
        return self.bulk_create(rows)


class Decision(AppendOnlyModel):
    """The log: what was done to a comment, to a member's standing (`StandingDecision`) or to a member, and what became
    of an appeal, by whom and why.

    The database itself refuses to change a row (`log.log_guard`).
    """

    #: Of a decision about a member: the comment without a name by which the moderator reached its author.
    comment = models.ForeignKey(Comment, models.SET_NULL, null=True, related_name="decisions")
    #: Whose standing was changed, or who was sanctioned; None if the decision is about a comment.
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="decisions_about")
    #: None for a guest who confirmed, for an author without a name, and after the account was deleted.
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="decisions")
    act = models.CharField(max_length=10, choices=ALL_ACTS)
    #: The key of a `RemovalReason`.
    reason = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=300, blank=True)
    #: The comment's status; "" for a standing decision.
    status_before = models.CharField(max_length=12, choices=Comment.Status.choices, blank=True)
    status_after = models.CharField(max_length=12, choices=Comment.Status.choices, blank=True)
    #: What limits the member: `User.standing_limit`, or the day until which they are suspended; "" for nothing, and for
    #: a decision about a comment.
    limit_before = models.CharField(max_length=12, blank=True)
    limit_after = models.CharField(max_length=12, blank=True)
    #: It was about, or by, a comment without a name. The comment may be deleted; that it had no name must stay known.
    is_without_name = models.BooleanField(default=False)
    #: The replay by which it was done, with many others.
    replay = models.ForeignKey(Replay, models.SET_NULL, null=True, related_name="decisions")
    created_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    objects = DecisionManager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        act = self.get_act_display()
        return f"{act} by {self.who}" if self.who and self.act != Act.CONFIRM else act

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.is_without_name = self.is_without_name or bool(self.comment and self.comment.alias)
        super().save(*args, **kwargs)

    def get_reason_display(self) -> str:
        """In the words of today; "" without a reason."""
        return label_of(self.reason) if self.reason else ""

    @property
    def rule_url(self) -> str:
        """The section of the house rules that its reason names; "" if it names none."""
        found = reason_named(self.reason)
        return found.rule_url if found else ""

    @property
    def who(self) -> str:
        """Who did it, as moderators may read it: the alias for what an author without a name did to their comment. ""
        for somebody whose account was deleted."""
        if self.act == Act.CONFIRM:
            return "its guest"
        if self.act in AUTHOR_ACTS and self.comment and self.comment.alias:
            return self.comment.alias
        return str(self.actor or ("its author" if self.act in AUTHOR_ACTS else ""))

    @property
    def about_whom(self) -> str:
        """Whose comment, or which member, as moderators may read it: the alias of a comment without a name, and nobody
        when that comment was deleted."""
        if self.comment:
            return self.comment.name
        return str(self.named_member or "")

    @property
    def named_member(self) -> User | None:
        """The member, if moderators may know that it is about them."""
        return None if self.is_without_name else self.member

    @property
    def before(self) -> str:
        return self.get_status_before_display() or self.limit_before

    @property
    def after(self) -> str:
        return self.get_status_after_display() or self.limit_after
