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

from .models import Comment, CommentQuerySet, Conversation
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
    count_many([(conversation_id, path, reply_to_id) for path, reply_to_id in places], -1)


def count_many(places: Collection[tuple[int, str, int | None]], by: int) -> None:
    """For many comments at once, also of several conversations whose rows are locked: the conversation, the path and
    `reply_to_id` of each. `by`: 1 for published ones, -1 for those that are no longer."""
    if not places:
        return
    above = Counter(key for _, path, reply_to_id in places for key in counted_by(path, reply_to_id))
    written = XtdComment.norel_objects.filter(pk__in=above)
    written.update(nested_count=F("nested_count") + by * _amount_of(above))
    here = Counter(conversation for conversation, _, _ in places)
    also = {"last_comment_at": timezone.now()} if by > 0 else {}
    Conversation.objects.filter(pk__in=here).update(comment_count=F("comment_count") + by * _amount_of(here), **also)


def _amount_of(amounts: Counter[int]) -> Case:
    keys_by_amount: dict[int, list[int]] = defaultdict(list)
    for key, amount in amounts.items():
        keys_by_amount[amount].append(key)
    return Case(*(When(pk__in=keys, then=Value(amount)) for amount, keys in keys_by_amount.items()), default=0)


def _count(comment: Comment, by: int, **also: datetime) -> None:
    if above := counted_by(comment.path, comment.reply_to_id):
        XtdComment.norel_objects.filter(pk__in=sorted(above)).update(nested_count=F("nested_count") + by)
    Conversation.objects.filter(pk=comment.conversation_id).update(comment_count=F("comment_count") + by, **also)


def update_thread_reactions(conversation_id: int, paths: Iterable[str]) -> None:
    """Set `thread_max_reactions`, which "most helpful" sorts by, of the first comments of the threads that these paths
    are in."""
    _update_threads(Comment.objects.published().filter(conversation_id=conversation_id), paths)


def update_reactions_of_threads(paths: Collection[str]) -> None:
    """`update_thread_reactions` for threads of several conversations."""
    if paths:
        _update_threads(Comment.objects.published().filter(conversation_id=OuterRef("conversation_id")), paths)


def _update_threads(published: CommentQuerySet, paths: Iterable[str]) -> None:
    in_thread = {"path__gte": OuterRef("path"), "path__lt": Concat(OuterRef("path"), Value(END))}
    most = published.filter(**in_thread).order_by("-reaction_count").values("reaction_count")[:1]
    first_ids = {int(thread_of(path), 16) for path in paths}
    Comment.objects.filter(pk__in=first_ids).update(thread_max_reactions=Coalesce(Subquery(most), 0))
