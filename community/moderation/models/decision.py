from __future__ import annotations

from collections.abc import Collection, Mapping

from django.conf import settings
from django.db import models

from community.comments.models import Comment
from community.members.models import User

from .acts import AUTHOR_ACTS, Act, Reason, StandingAct
from .append_only import AppendOnlyModel
from .replay import Replay


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
    ) -> Decision:
        """Log what was done to a comment. `before` was its status; the comment already has the new one."""
        return self.create(
            comment=comment,
            act=act,
            actor=actor,
            reason=reason,
            note=note,
            replay=replay,
            status_before=before,
            status_after=comment.status,
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
            )
            for comment in comments
        ]
        return self.bulk_create(rows)


class Decision(AppendOnlyModel):
    """The log: what was done to a comment, or to a member's standing (`StandingDecision`), by whom and why."""

    #: Of a standing decision: the comment without a name by which the moderator reached its author.
    comment = models.ForeignKey(Comment, models.SET_NULL, null=True, related_name="decisions")
    #: Whose standing was changed; None if the decision is about a comment.
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="decisions_about")
    #: None for a guest who confirmed, for an author without a name, and after the account was deleted.
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="decisions")
    act = models.CharField(max_length=10, choices=[*Act.choices, *StandingAct.choices])
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    #: The comment's status; "" for a standing decision.
    status_before = models.CharField(max_length=12, choices=Comment.Status.choices, blank=True)
    status_after = models.CharField(max_length=12, choices=Comment.Status.choices, blank=True)
    #: `User.standing_limit` of the member; "" also for a decision about a comment.
    limit_before = models.CharField(max_length=12, blank=True)
    limit_after = models.CharField(max_length=12, blank=True)
    #: The replay by which it was done, with many others.
    replay = models.ForeignKey(Replay, models.SET_NULL, null=True, related_name="decisions")
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = DecisionManager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        act = self.get_act_display()
        return f"{act} by {self.who}" if self.who and self.act != Act.CONFIRM else act

    @property
    def who(self) -> str:
        """Who did it, as moderators may read it: the alias for what an author without a name did to their comment. ""
        for somebody whose account was deleted."""
        if self.act == Act.CONFIRM:
            return "its guest"
        if self.act in AUTHOR_ACTS and self.comment and self.comment.alias:
            return self.comment.alias
        return str(self.actor or ("its author" if self.act in AUTHOR_ACTS else ""))
