"""`states.change_status` for many comments at once, also of several conversations, in a constant number of queries."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce
from django.dispatch import Signal
from django.utils import timezone

from community.members.models import new_cache_version

from .counters import count_many, update_reactions_of_threads
from .models import Comment, Conversation, SavedDraft
from .saved_drafts import reassign_drafts
from .states import UNANSWERABLE
from .targets import conversation_changed

Status = Comment.Status

#: Sent with `keys` in the transaction in which many comments change their status. Django sends nothing for these.
statuses_changed = Signal()


class LockedComment(NamedTuple):
    """A comment as it is while its conversation's row is locked. The fields stand in the order of `COLUMNS`."""

    pk: int
    status: str
    text: str
    conversation_id: int
    path: str
    reply_to_id: int | None
    is_opening: bool
    reaction_count: int
    published_at: datetime | None


COLUMNS = (
    *("pk", "status", "comment", "conversation_id", "path", "reply_to_id", "is_opening", "reaction_count"),
    "published_at",
)


def lock_comments(keys: Collection[int]) -> list[LockedComment]:
    """Locks their conversations, in the order of their keys, and reads the comments again. Call it in a transaction."""
    conversations = Comment.objects.filter(pk__in=keys).values("conversation")
    list(Conversation.objects.select_for_update().filter(pk__in=conversations).order_by("pk").values_list("pk"))
    rows = Comment.objects.filter(pk__in=keys).order_by("pk").values_list(*COLUMNS)
    return [LockedComment(*row) for row in rows]


def change_statuses(
    comments: Collection[LockedComment],
    to: str,
    *,
    now: datetime | None = None,
    forget_publication: Collection[int] = (),
) -> None:
    """Give these locked comments the status `to`; the caller has checked that each may have it.

    `now`: when they are published. `forget_publication`: keys of those that nobody shall take for published earlier.
    """
    if not comments:
        return
    keys = [comment.pk for comment in comments]
    _write(Comment.objects.filter(pk__in=keys), to, now or timezone.now(), forget_publication)
    was = [comment for comment in comments if comment.status == Status.PUBLISHED and to != Status.PUBLISHED]
    becomes = [comment for comment in comments if comment.status != Status.PUBLISHED and to == Status.PUBLISHED]
    for changed, by in ((was, -1), (becomes, 1)):
        places = [(one.conversation_id, one.path, one.reply_to_id) for one in changed if not one.is_opening]
        count_many(places, by)
    if to in UNANSWERABLE:
        _move_drafts(comments)
    update_reactions_of_threads([comment.path for comment in comments if comment.reaction_count])
    conversations = Conversation.objects.filter(pk__in={comment.conversation_id for comment in comments})
    conversations.update(cache_version=new_cache_version())
    for conversation in conversations.order_by("pk"):
        conversation_changed(conversation)
    statuses_changed.send(sender=Comment, keys=keys)


def _write(rows: QuerySet[Comment], to: str, now: datetime, forget_publication: Collection[int]) -> None:
    if to == Status.PUBLISHED:
        rows.update(published_at=Coalesce(F("published_at"), Value(now)))
    elif forget_publication:
        rows.filter(pk__in=forget_publication).update(published_at=None)
    rows.update(status=to, is_public=to == Status.PUBLISHED, is_removed=to in {Status.REMOVED, Status.WITHDRAWN})


def _move_drafts(comments: Iterable[LockedComment]) -> None:
    """Drafts of replies to these; mostly there are none."""
    conversation_of = {comment.pk: comment.conversation_id for comment in comments}
    answered = set(SavedDraft.objects.filter(reply_to__in=conversation_of).values_list("reply_to", flat=True))
    by_conversation: dict[int, list[int]] = {}
    for key in sorted(answered):
        by_conversation.setdefault(conversation_of[key], []).append(key)
    for conversation in Conversation.objects.filter(pk__in=by_conversation):
        reassign_drafts(conversation, by_conversation[conversation.pk])
