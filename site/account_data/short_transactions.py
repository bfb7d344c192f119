"""Long work in many short transactions, so that nobody who writes meanwhile waits for long."""

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from django.db import transaction

from community.comments.models import Comment, CommentQuerySet, Conversation

#: Comments that are changed in one transaction: about a tenth of a second, while others wait who write there.
BATCH = 200


def batches_by_conversation(rows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, list[int]]]:
    """`rows`: the keys of a conversation and of a comment in it, ordered. Yields a conversation with some comments.

    Rests after each batch for as long as it took. A conversation with many batches, or SQLite, which has one lock for
    everything and no queue for it, would otherwise be free for no more than a moment each time.
    """
    for conversation_id, group in groupby(rows, key=itemgetter(0)):
        keys = [key for _, key in group]
        for start in range(0, len(keys), BATCH):
            began = time.monotonic()
            yield conversation_id, keys[start : start + BATCH]
            time.sleep(time.monotonic() - began)


def apply_to_locked(due: CommentQuerySet, act: Callable[[CommentQuerySet], object]) -> int:
    """Calls `act` with the `due` comments, some of one conversation at a time; returns how many there were.

    The conversation's row is locked, and whether they are due is looked up again: a guest may have confirmed one of
    them in this moment, or a moderator published it. Deleting it then would lose words, and the counters be wrong.
    """
    count = 0
    places = due.order_by("conversation_id", "pk").values_list("conversation_id", "pk").distinct()
    for conversation_id, keys in batches_by_conversation(places):
        with transaction.atomic():
            Conversation.objects.select_for_update().filter(pk=conversation_id).first()
            still_due = list(due.filter(pk__in=keys).values_list("pk", flat=True).distinct())
            act(Comment.objects.filter(pk__in=still_due))
        count += len(still_due)
    return count
