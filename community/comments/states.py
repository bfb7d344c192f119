"""What may become of a comment. Every change of status passes `change`; whoever calls it writes the log."""

from django.db import transaction
from django.utils import timezone

from .counters import count_one_less, count_one_more, note_most_helpful
from .models import Comment, Conversation
from .saved_drafts import let_go_of

Status = Comment.Status

MAY_BECOME: dict[str, set[str]] = {
    Status.UNCONFIRMED: {Status.PUBLISHED, Status.HELD, Status.SPAM, Status.WITHDRAWN},
    Status.HELD: {Status.PUBLISHED, Status.SPAM, Status.REMOVED, Status.WITHDRAWN},
    Status.PUBLISHED: {Status.HELD, Status.SPAM, Status.REMOVED, Status.WITHDRAWN},
    Status.SPAM: {Status.PUBLISHED, Status.HELD, Status.WITHDRAWN},
    Status.REMOVED: {Status.PUBLISHED},
    Status.WITHDRAWN: set(),
}


#: Unlike what is only looked at once more: nobody goes on with an answer to these.
GONE_FOR_GOOD = frozenset({Status.SPAM, Status.REMOVED, Status.WITHDRAWN})


class NotAllowed(Exception):
    """This status cannot become that one. The message says which."""


def change(comment: Comment, to: str, *, expected: set[str] | None = None) -> str:
    """Give the comment another status and keep the counters exact; returns the status it had.

    Locks the conversation and reads the row again, so of two people deciding at once the second finds the first's
    decision: `NotAllowed` when the step is no longer possible (also when it is already there), or when the comment
    has another status than the `expected` ones.
    """
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=comment.conversation_id)
        before, comment.published_at, comment.helped_count, words = Comment.objects.values_list(
            "status", "published_at", "helped_count", "comment"
        ).get(pk=comment.pk)
        # What was forgotten since it was refused has only its place.
        is_empty = to == Status.PUBLISHED and not words
        if to not in MAY_BECOME[before] or is_empty or (expected is not None and before not in expected):
            comment.status = before
            raise NotAllowed(f"This comment is {Status(before).label} and cannot become {Status(to).label}.")
        comment.status = to
        if to == Status.PUBLISHED and comment.published_at is None:
            comment.published_at = timezone.now()
        comment.save(update_fields=["status", "published_at"])
        if to == Status.PUBLISHED:
            count_one_more(comment)
        elif before == Status.PUBLISHED:
            count_one_less(comment)
        if to in GONE_FOR_GOOD:
            let_go_of(comment)
        if comment.helped_count:
            note_most_helpful(comment)
    return before
