"""Three different reporters of standing hide a comment until a moderator has read it."""

from collections.abc import Collection

from community.comments import states
from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.moderation.models import Act, Decision, Report, ReportOutcome
from community.notifications.models import Notification
from community.notifications.notify import notify_author

Status = Comment.Status

#: One person may be cross and two may be friends. Three established members are seldom all wrong.
HIDDEN_BY = 3

#: What its author is told: true, and it names nobody.
BEING_READ = "some readers asked us to look at it"


def hide_if_enough(comment: Comment) -> bool:
    """Whether it is hidden now. Call it with the conversation's row locked.

    A text that a moderator has read and kept is not hidden again for the same reasons. Reports of an earlier text, and
    those of newcomers, guests, the worried and of something illegal do not count: moderators read these, too.
    """
    if not comment.is_published:
        return False
    of_this_text = Report.objects.filter(comment=comment, text_fingerprint=fingerprint(comment.comment)).complaints()
    answered = of_this_text.filter(outcome=ReportOutcome.KEPT).values("reason")
    counting = of_this_text.open().filter(is_of_standing=True, reporter__isnull=False).exclude(reason__in=answered)
    if counting.order_by().values("reporter").distinct().count() < HIDDEN_BY:
        return False
    before = states.change_status(comment, Status.HELD, expected={Status.PUBLISHED})
    Decision.objects.record(comment, Act.HIDE, actor=None, before=before)
    notify_author(comment, Notification.Kind.HIDDEN, by=None, detail=BEING_READ)
    return True


def hidden_by_reports(comment_ids: Collection[int]) -> set[int]:
    """Of these held comments, those that wait because readers reported them. One query."""
    latest: dict[int, str] = {}
    rows = Decision.objects.filter(comment__in=comment_ids, status_after=Status.HELD).order_by("pk")
    for pk, act in rows.values_list("comment_id", "act"):
        if pk:
            latest[pk] = act
    return {pk for pk, act in latest.items() if act == Act.HIDE}
