"""What is known of who wrote a comment."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from community.comments.models import Comment
from community.moderation.models import Act, Decision

from .comment_filters import same_writer

Status = Comment.Status

#: Earlier decisions that are shown.
MOST = 5
#: What moderators decided about comments, not what authors did to their own.
DECIDED = (Act.APPROVE, Act.SPAM, Act.REMOVE, Act.RESTORE, Act.KEEP)


@dataclass(frozen=True)
class AuthorHistory:
    """How many comments of one author were published, and how many removed or marked as spam."""

    approved: int = 0
    refused: int = 0


def author_histories(comments: Iterable[Comment]) -> dict[int, AuthorHistory]:
    """By comment id, the history of its author. Guests are identified by their e-mail address. Two queries."""
    comments = list(comments)
    counted = {
        "approved": Count("pk", filter=Q(status=Status.PUBLISHED)),
        "refused": Count("pk", filter=Q(status__in=[Status.REMOVED, Status.SPAM])),
    }
    members = {comment.user_id for comment in comments if comment.user_id}
    guests = {comment.user_email for comment in comments if not comment.user_id}
    found: dict[int | str, AuthorHistory] = {}
    for column, chosen in (
        ("user_id", Comment.objects.filter(user__in=members)),
        ("user_email", Comment.objects.filter(user=None, user_email__in=guests)),
    ):
        for row in chosen.order_by().values(column).annotate(**counted):
            found[row[column]] = AuthorHistory(row["approved"], row["refused"])
    return {comment.pk: found.get(comment.user_id or comment.user_email, AuthorHistory()) for comment in comments}


def earlier_decisions(comment: Comment) -> list[Decision]:
    """The latest decisions about other comments that are known to be by the same writer."""
    others = Comment.objects.filter(same_writer(comment)).exclude(pk=comment.pk)
    decisions = Decision.objects.filter(comment__in=others.values("pk"), act__in=DECIDED)
    return list(decisions.select_related("actor", "comment")[:MOST])
