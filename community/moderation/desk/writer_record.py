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
    """How many comments of one author were published, and how many removed or marked as spam. Beside a name those
    without it do not count: a number that grows when an alias is refused would tell whose it is."""

    approved: int = 0
    refused: int = 0


def author_histories(comments: Iterable[Comment]) -> dict[int, AuthorHistory]:
    """By comment id, the history of its author. Guests are identified by their e-mail address. Two queries."""
    comments = list(comments)
    approved, refused, named = Q(status=Status.PUBLISHED), Q(status__in=[Status.REMOVED, Status.SPAM]), Q(alias="")
    counted = {
        "approved": Count("pk", filter=approved),
        "refused": Count("pk", filter=refused),
        "named_approved": Count("pk", filter=approved & named),
        "named_refused": Count("pk", filter=refused & named),
    }
    members = {comment.user_id for comment in comments if comment.user_id}
    guests = {comment.user_email for comment in comments if not comment.user_id}
    found: dict[tuple[int | str, bool], AuthorHistory] = {}
    for column, chosen in (
        ("user_id", Comment.objects.filter(user__in=members)),
        ("user_email", Comment.objects.filter(user=None, user_email__in=guests)),
    ):
        for row in chosen.order_by().values(column).annotate(**counted):
            found[row[column], True] = AuthorHistory(row["approved"], row["refused"])
            found[row[column], False] = AuthorHistory(row["named_approved"], row["named_refused"])
    keys = {comment.pk: (comment.user_id or comment.user_email, bool(comment.alias)) for comment in comments}
    return {pk: found.get(key, AuthorHistory()) for pk, key in keys.items()}


def earlier_decisions(comment: Comment) -> list[Decision]:
    """The latest decisions about other comments that are known to be by the same writer."""
    others = Comment.objects.filter(same_writer(comment)).exclude(pk=comment.pk)
    decisions = Decision.objects.filter(comment__in=others.values("pk"), act__in=DECIDED)
    return list(decisions.select_related("actor", "comment")[:MOST])
