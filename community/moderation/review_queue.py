"""What waits for a moderator, and what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from community.comments.models import Comment, CommentQuerySet

Status = Comment.Status

#: The lists of the desk, by their name in the address.
STATUS_OF_LIST = {"held": Status.HELD, "spam": Status.SPAM, "removed": Status.REMOVED}
#: Spam after its time, and what was removed of somebody who left, have only their place.
HAS_TEXT = ~Q(comment="")


def comments_to_review(status: str = Status.HELD) -> CommentQuerySet:
    """With what a case shows, oldest first: the one who has waited longest comes first. What has no words any more is
    no case: restored, it would be an empty comment."""
    order = "pk" if status == Status.HELD else "-pk"
    return (
        Comment.objects.filter(HAS_TEXT, status=status)
        .select_related("user", "reply_to__user", "conversation__content_type")
        .prefetch_related("judgements", "conversation__target", "decisions__actor", "earlier_texts")
        .order_by(order)
    )


def list_counts() -> dict[str, int]:
    having_words = Comment.objects.filter(HAS_TEXT)
    return having_words.aggregate(
        **{name: Count("pk", filter=Q(status=status)) for name, status in STATUS_OF_LIST.items()}
    )


@dataclass(frozen=True)
class AuthorHistory:
    """What became of somebody's other comments."""

    approved: int = 0
    refused: int = 0


def author_histories(comments: Iterable[Comment]) -> dict[int, AuthorHistory]:
    """By comment id: what became of all comments of each one's author (a guest is known by the e-mail). Two queries."""
    comments = list(comments)
    tally = {
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
        for row in chosen.order_by().values(column).annotate(**tally):
            found[row[column]] = AuthorHistory(row["approved"], row["refused"])
    return {comment.pk: found.get(comment.user_id or comment.user_email, AuthorHistory()) for comment in comments}
