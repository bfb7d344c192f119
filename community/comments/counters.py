"""Counters that save counting: the published comments below each comment, and those in the conversation.

Call these functions with the conversation's row locked, so that two writers never update at once.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Case, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat
from django.utils import timezone
from django_comments_xtd.models import XtdComment

from .models import Comment, Conversation
from .path import END, ancestor_ids, thread_of


def counted_by(path: str, reply_to_id: int | None) -> set[int]:
    """The ids of the comments whose `nested_count` includes this one: its ancestors, and the comment it replies to.

    On the deepest level a reply stands beside the comment it replies to. Without this that comment would count no
    replies, and would leave no tombstone when it is removed.
    """
    return {*ancestor_ids(path), *([reply_to_id] if reply_to_id else [])}


def increment_counters(comment: Comment) -> None:
    if not comment.is_opening:
        _count(comment, 1, last_comment_at=timezone.now())


def decrement_counters(comment: Comment) -> None:
    if not comment.is_opening:
        _count(comment, -1)


def decrement_counters_for(conversation_id: int, places: Collection[tuple[str, int | None]]) -> None:
    """For many comments of one conversation at once; each is given as its path and `reply_to_id`."""
    amounts = Counter(key for path, reply_to_id in places for key in counted_by(path, reply_to_id))
    keys_by_amount: dict[int, list[int]] = defaultdict(list)
    for key, amount in amounts.items():
        keys_by_amount[amount].append(key)
    amount_of = Case(*(When(pk__in=keys, then=Value(amount)) for amount, keys in keys_by_amount.items()), default=0)
    XtdComment.norel_objects.filter(pk__in=amounts).update(nested_count=F("nested_count") - amount_of)
    Conversation.objects.filter(pk=conversation_id).update(comment_count=F("comment_count") - len(places))


def _count(comment: Comment, by: int, **also: datetime) -> None:
    if above := counted_by(comment.path, comment.reply_to_id):
        XtdComment.norel_objects.filter(pk__in=sorted(above)).update(nested_count=F("nested_count") + by)
    Conversation.objects.filter(pk=comment.conversation_id).update(comment_count=F("comment_count") + by, **also)


def update_thread_reactions(conversation_id: int, paths: Iterable[str]) -> None:
    """Set `thread_max_reactions`, which "most helpful" sorts by, of the first comments of the threads that these paths
    are in."""
    in_thread = {"path__gte": OuterRef("path"), "path__lt": Concat(OuterRef("path"), Value(END))}
    thread = Comment.objects.published().filter(conversation_id=conversation_id, **in_thread)
    most = thread.order_by("-reaction_count").values("reaction_count")[:1]
    first_ids = {int(thread_of(path), 16) for path in paths}
    Comment.objects.filter(pk__in=first_ids).update(thread_max_reactions=Coalesce(Subquery(most), 0))
