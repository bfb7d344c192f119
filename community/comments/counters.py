"""The counters that save counting: published comments under each comment, and in the conversation.

Called with the conversation's row locked, so no two writers meet here.
"""

from datetime import datetime

from django.db.models import F, Max
from django.utils import timezone
from django_comments_xtd.models import XtdComment

from .models import Comment, Conversation
from .path import END, WIDTH, ancestor_ids


def counted_by(path: str, reply_to_id: int | None) -> set[int]:
    """Whose `nested_count` this comment is part of: what it stands below, and what it answers.

    Where the page indents no further that stands beside it, and would leave no place behind when it is taken down.
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
    """The thread's first comment knows the highest count among those published in the thread."""
    first = comment.path[:WIDTH]
    thread = Comment.objects.published().filter(conversation_id=comment.conversation_id)
    most = thread.filter(path__gte=first, path__lt=first + END).aggregate(most=Max("reaction_count"))["most"]
    Comment.objects.filter(pk=int(first, 16)).update(thread_max_reactions=most or 0)
