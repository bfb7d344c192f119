"""The lanes of comments: held, to be read again, unconfirmed for too long, spam and removed."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.utils import timezone

from community.comments.models import Comment
from community.members.models import User
from community.moderation.models import Act

from .comment_acts import act_on_comments
from .comment_case import case_of, with_all_of_a_case
from .comment_filters import narrow_comments
from .comment_rows import rows_of, with_what_rows_need
from .desk_filters import Filters
from .lanes import ActResult, Lane, LaneAct, Row

Status = Comment.Status

APPROVE = LaneAct(Act.APPROVE, "Approve", "a", "approve")
KEEP = LaneAct(Act.KEEP, "Keep", "a", "approve")
RESTORE = LaneAct(Act.RESTORE, "Restore", "a", "approve")
SPAM = LaneAct(Act.SPAM, "Spam", "s", "danger")
REMOVE = LaneAct(Act.REMOVE, "Remove…", "r", asks_reason=True)

#: Retention deletes the text of old spam and of removed comments by former members. There is nothing to restore.
HAS_TEXT = ~Q(comment="")
#: A guest who has not confirmed after so long has perhaps not found the e-mail.
TOO_LONG = timedelta(days=1)


class CommentLane(Lane):
    """Comments of one status."""

    template = "moderation/desk/_comment_case.html"
    teaches = True
    status: ClassVar[str]

    def cases(self) -> QuerySet[Comment]:
        return Comment.objects.filter(HAS_TEXT, self.chosen())

    def chosen(self) -> Q:
        return Q(status=self.status)

    def narrow(self, cases: QuerySet[Any], filters: Filters) -> QuerySet[Any]:
        return narrow_comments(super().narrow(cases, filters), filters)

    def rows(self, cases: QuerySet[Any], *, by: User) -> list[Row]:
        return rows_of(with_what_rows_need(cases), all_cases=self.cases(), by=by, has_groups=self.waits)

    def case(self, key: int, *, by: User) -> Mapping[str, Any] | None:
        comment = with_all_of_a_case(self.cases()).filter(pk=key).first()
        return case_of(comment, by=by) if comment else None

    def act(self, act: str, seen: Mapping[int, str], *, by: User, fields: Mapping[str, Any]) -> ActResult:
        return act_on_comments(Act(act), seen, by=by, **fields)


class HeldLane(CommentLane):
    name, title, status = "held", "Held", Status.HELD
    empty = "Nothing is waiting. Have a tea."
    acts = (APPROVE, SPAM, REMOVE)


class ReadAgainLane(CommentLane):
    """Published, and by somebody whose other comment turned out to be spam."""

    name, title, status = "again", "Read again", Status.PUBLISHED
    empty = "Nothing to read again. When a comment turns out to be spam, what its author published before comes here."
    acts = (KEEP, SPAM, REMOVE)
    since = "review_request__created_at"

    def chosen(self) -> Q:
        return super().chosen() & Q(review_request__isnull=False)


class UnconfirmedLane(CommentLane):
    """By guests who did not follow the link in their e-mail. A moderator who approves one vouches for it instead."""

    name, title, status = "unconfirmed", "Unconfirmed", Status.UNCONFIRMED
    empty = "No guest has been waiting for more than a day to confirm their address."
    acts = (APPROVE, SPAM)

    def chosen(self) -> Q:
        return super().chosen() & Q(submit_date__lt=timezone.now() - TOO_LONG)


class SpamLane(CommentLane):
    name, title, status = "spam", "Spam", Status.SPAM
    acts = (RESTORE,)
    newest_first, waits = True, False


class RemovedLane(CommentLane):
    name, title, status = "removed", "Removed", Status.REMOVED
    acts = (RESTORE,)
    newest_first, waits = True, False
