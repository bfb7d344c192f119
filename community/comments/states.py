"""Which status of a comment may follow which. Only the functions here change it; callers of `change_status` write the
moderation log."""

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from .counters import (
    decrement_counters,
    decrement_counters_for,
    increment_counters,
    update_thread_reactions,
)
from .models import Comment, CommentQuerySet, Conversation
from .saved_drafts import reassign_drafts
from .targets import conversation_changed

Status = Comment.Status

TRANSITIONS: dict[str, set[str]] = {
    Status.UNCONFIRMED: {Status.PUBLISHED, Status.HELD, Status.SPAM, Status.WITHDRAWN},
    Status.HELD: {Status.PUBLISHED, Status.SPAM, Status.REMOVED, Status.WITHDRAWN},
    Status.PUBLISHED: {Status.HELD, Status.SPAM, Status.REMOVED, Status.WITHDRAWN},
    Status.SPAM: {Status.PUBLISHED, Status.HELD, Status.WITHDRAWN},
    Status.REMOVED: {Status.PUBLISHED},
    Status.WITHDRAWN: set(),
}


#: Replies to these are no longer possible, so drafts of replies move. A held comment may come back and is not here.
UNANSWERABLE = frozenset({Status.SPAM, Status.REMOVED, Status.WITHDRAWN})


#: Sent with `keys` in the transaction in which many comments are withdrawn at once. Django sends nothing for these.
comments_withdrawn = Signal()


class TransitionNotAllowed(Exception):
    """The status cannot become the other one. The message names both."""


def change_status(comment: Comment, to: str, *, expected: set[str] | None = None) -> str:
    """Give the comment the status `to` and update the counters. Returns the status it had before.

    Locks the conversation and reads the row again, so of two people who decide at once the second one sees the first
    decision. Raises `TransitionNotAllowed` when the step is not possible, when the comment has that status already, and
    when its status is not among the `expected` ones.
    """
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(pk=comment.conversation_id)
        before, comment.published_at, comment.reaction_count, text = Comment.objects.values_list(
            "status", "published_at", "reaction_count", "comment"
        ).get(pk=comment.pk)
        # A purged comment has no text; never republish it.
        is_empty = to == Status.PUBLISHED and not text
        if to not in TRANSITIONS[before] or is_empty or (expected is not None and before not in expected):
            comment.status = before
            raise TransitionNotAllowed(f"This comment is {Status(before).label} and cannot become {Status(to).label}.")
        comment.status = to
        if to == Status.PUBLISHED and comment.published_at is None:
            comment.published_at = timezone.now()
        comment.save(update_fields=["status", "published_at"])
        if to == Status.PUBLISHED:
            increment_counters(comment)
        elif before == Status.PUBLISHED:
            decrement_counters(comment)
        if to in UNANSWERABLE:
            reassign_drafts(comment.conversation, [comment.pk])
        if comment.reaction_count:
            update_thread_reactions(comment.conversation_id, [comment.path])
        conversation_changed(conversation)
    return before


def withdraw_all(conversation: Conversation, comments: CommentQuerySet) -> None:
    """`change_status` to WITHDRAWN for many comments of this conversation, in about as many queries as for one.

    Those that cannot become withdrawn stay as they are. The conversation's row must be locked.
    """
    possible = [status for status, following in TRANSITIONS.items() if Status.WITHDRAWN in following]
    fields = ("pk", "status", "path", "reply_to_id", "reaction_count", "is_opening")
    found = list(comments.filter(status__in=possible).values_list(*fields, named=True))
    keys = [row.pk for row in found]
    Comment.objects.filter(pk__in=keys).update(status=Status.WITHDRAWN, is_public=False, is_removed=True)
    comments_withdrawn.send(sender=Comment, keys=keys)
    published = [row for row in found if row.status == Status.PUBLISHED]
    decrement_counters_for(conversation.pk, [(row.path, row.reply_to_id) for row in published if not row.is_opening])
    reassign_drafts(conversation, keys)
    update_thread_reactions(conversation.pk, [row.path for row in published if row.reaction_count])
    conversation_changed(conversation)
