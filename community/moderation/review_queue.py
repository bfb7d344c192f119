"""The comments a moderator reviews, and what became of other comments by the same authors."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from community.comments.models import Comment, CommentQuerySet

from .models import Appeal

Status = Comment.Status

#: The lists of the review page, by the name in their address.
STATUS_OF_LIST = {"held": Status.HELD, "again": Status.PUBLISHED, "spam": Status.SPAM, "removed": Status.REMOVED}
#: Retention deletes the text of old spam and of removed comments by former members. There is nothing to restore.
HAS_TEXT = ~Q(comment="")
#: Of published comments, those that a moderator should read again.
IS_IN_LIST = {status: Q(status=status) for status in STATUS_OF_LIST.values()} | {
    Status.PUBLISHED: Q(status=Status.PUBLISHED, review_request__isnull=False)
}


def comments_to_review(status: str = Status.HELD) -> CommentQuerySet:
    """With everything the page shows. Held comments oldest first, because they wait; others newest first."""
    order = "pk" if status == Status.HELD else "-pk"
    return (
        Comment.objects.filter(HAS_TEXT, IS_IN_LIST[Status(status)])
        .select_related("user", "reply_to__user", "conversation__content_type", "review_request__because")
        .prefetch_related("judgements", "conversation__target", "decisions__actor", "earlier_texts")
        .order_by(order)
    )


def list_counts() -> dict[str, int]:
    """The number of comments in each list, by its name, and of appeals that wait."""
    counted = {name: Count("pk", filter=IS_IN_LIST[status]) for name, status in STATUS_OF_LIST.items()}
    waiting = Appeal.objects.filter(decided_at=None).count()
    return {**Comment.objects.filter(HAS_TEXT).aggregate(**counted), "appeals": waiting}


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
