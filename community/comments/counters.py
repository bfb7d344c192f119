"""Counters that save counting: the published comments below each comment, and those in the conversation.

Call these functions with the conversation's row locked, so that two writers never update at once.
"""

from datetime import datetime

from django.db.models import F, Max
from django.utils import timezone
from django_comments_xtd.models import XtdComment

from .models import Comment, Conversation
from .path import END, WIDTH, ancestor_ids


def counted_by(path: str, reply_to_id: int | None) -> set[int]:
    """The ids of the comments whose `nested_count` includes this one: its ancestors, and the comment it replies to.

    On the deepest level a reply stands beside the comment it replies to. Without this that comment would count no
    replies, and would leave no tombstone when it is removed.
    """
    return {*ancestor_ids(path), *([reply_to_id] if reply_to_id else [])}


def increment_counters(comment: Comment) -> None:
    _count(comment, 1, last_comment_at=timezone.now())


def decrement_counters(comment: Comment) -> None:
    _count(comment, -1)


def _count(comment: Comment, by: int, **also: datetime) -> None:
    if above := counted_by(comment.path, comment.reply_to_id):
        XtdComment.norel_objects.filter(pk__in=above).update(nested_count=F("nested_count") + by)
    Conversation.objects.filter(pk=comment.conversation_id).update(comment_count=F("comment_count") + by, **also)


def update_thread_reactions(comment: Comment) -> None:
    """Set `thread_max_reactions` of the thread's first comment, which "most helpful" sorts by."""
    first = comment.path[:WIDTH]
    thread = Comment.objects.published().filter(conversation_id=comment.conversation_id)
    most = thread.filter(path__gte=first, path__lt=first + END).aggregate(most=Max("reaction_count"))["most"]
    Comment.objects.filter(pk=int(first, 16)).update(thread_max_reactions=most or 0)
