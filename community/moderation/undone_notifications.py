from collections import defaultdict
from collections.abc import Mapping

from django.db.models import F

from community.comments.models import Comment
from community.members.models import User
from community.notifications.models import (
    DECISION_KINDS,
    GuestAnswer,
    Kind,
    Notification,
    PendingNotification,
)
from community.notifications.notify import notify_authors
from community.notifications.notify_after_commit import notify_many_after_commit

from .decisions import KIND_OF_DECISION, reason_for_author
from .models import Decision

Status = Comment.Status


def take_back_notifications(decisions: Mapping[Comment, Decision], *, by: User) -> None:
    """What nobody has read, and was not e-mailed, goes. An author who has heard of the decision hears how it is now; so
    does one whose comment is removed or spam again."""
    hidden = [comment.pk for comment in decisions if comment.status != Status.PUBLISHED]
    PendingNotification.objects.filter(comment__in=hidden).delete()
    GuestAnswer.objects.filter(comment__in=hidden, emailed_at=None).delete()
    untold = Notification.objects.filter(emailed_at=None, read_at=None)
    untold.filter(comment__in=hidden).delete()
    to_authors = Notification.objects.filter(
        comment__in=[comment.pk for comment in decisions], recipient=F("comment__user"), kind__in=DECISION_KINDS
    )
    to_authors.filter(emailed_at=None, read_at=None).delete()
    told = set(to_authors.values_list("comment", flat=True))
    reasons = earlier_reasons(decisions)
    by_words: dict[tuple[Kind, str], list[Comment]] = defaultdict(list)
    for comment in decisions:
        kind = KIND_OF_DECISION.get(Status(comment.status))
        if kind and (comment.pk in told or comment.status != Status.PUBLISHED):
            by_words[kind, reasons.get(comment.pk, "")].append(comment)
    for (kind, detail), comments in by_words.items():
        notify_authors(comments, kind, by=by, detail=detail)
    notify_many_after_commit([comment for comment in decisions if is_back(comment, decisions[comment])])


def is_back(comment: Comment, decision: Decision) -> bool:
    return comment.status == Status.PUBLISHED and decision.status_after != Status.PUBLISHED


def earlier_reasons(decisions: Mapping[Comment, Decision]) -> dict[int, str]:
    """By the key of the comment, the reason in words by which it got the status that it has again."""
    undone = {comment.pk: decision for comment, decision in decisions.items() if comment.status == Status.REMOVED}
    found = Decision.objects.filter(comment__in=undone, status_after=Status.REMOVED).order_by("pk")
    return {
        one.comment_id: reason_for_author(one) for one in found if one.comment_id and one.pk < undone[one.comment_id].pk
    }
