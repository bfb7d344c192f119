"""Decide to take a detail out, and take that back. The log says that it was done, how long the detail was and why, and
not what it said: its rows stay."""

from django.db import transaction

from community.comments import detail_removal
from community.comments.detail_removal import DetailNotRemoved
from community.comments.models import Comment
from community.members.models import User
from community.moderation.models import Act, Decision
from community.moderation.refused_decisions import OwnComment, own_among
from community.moderation.reports.closing import close_reports
from community.notifications.models import Notification
from community.notifications.notify import notify_author


def cut_detail(comment: Comment, detail: str, *, by: User, reason: str, note: str = "", has_read: str = "") -> Decision:
    """The author is told. Open reports are closed: the comment was changed.

    Raises `DetailNotRemoved` and `OwnComment`."""
    if own_among([comment], by):
        raise OwnComment(comment)
    with transaction.atomic():
        detail_removal.remove_detail(comment, detail, has_read=has_read)
        decision = Decision.objects.record(
            comment, Act.DETAIL, actor=by, before=comment.status, reason=reason, note=note
        )
        close_reports([decision])
        notify_author(comment, Notification.Kind.SHORTENED, by=by, detail=decision.get_reason_display())
    return decision


def put_back(decision: Decision, *, by: User) -> Decision:
    """Only the latest cut, while nobody changed the text since. Raises `DetailNotRemoved` and `OwnComment`."""
    comment = decision.comment
    if comment is None or not can_be_put_back(decision):
        raise DetailNotRemoved("The text has changed since, and stays as it is.")
    if own_among([comment], by):
        raise OwnComment(comment)
    with transaction.atomic():
        detail_removal.put_detail_back(comment)
        Notification.objects.filter(comment=comment, kind=Notification.Kind.SHORTENED).delete()
        return Decision.objects.record(comment, Act.PUT_BACK, actor=by, before=comment.status)


def can_be_put_back(decision: Decision) -> bool:
    since = Decision.objects.filter(comment=decision.comment, act__in=CHANGES_TEXT, pk__gt=decision.pk)
    return decision.act == Act.DETAIL and decision.comment is not None and not since.exists()


#: An edit is logged only when it changes the status; `detail_removal` compares the texts themselves.
CHANGES_TEXT = (Act.DETAIL, Act.PUT_BACK, Act.EDIT)
