"""The orders of a conversation. They order threads; inside a thread replies stay in the order they were written in.

See docs/decisions/0009.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import TextChoices

from community.comments.models import CommentQuerySet
from community.comments.path import thread_of


class Order(TextChoices):
    """The values stand in addresses (`?sort=`) and in `User.conversation_order`."""

    OLDEST = "oldest", "oldest"
    NEWEST = "newest", "newest"
    HELPFUL = "helpful", "most helpful"


class Position(NamedTuple):
    """Where a comment stands in any order."""

    path: str
    #: `thread_max_reactions` of its thread.
    reactions: int = 0
    #: Published replies in its thread.
    size: int = 0

    @property
    def thread(self) -> str:
        """The path of the thread's first comment."""
        return thread_of(self.path)

    def sort_key(self, order: Order) -> tuple[int, int, str]:
        thread = int(self.thread, 16)
        return {
            Order.OLDEST: (0, thread, self.path),
            Order.NEWEST: (0, -thread, self.path),
            Order.HELPFUL: (-self.reactions, thread, self.path),
        }[order]


def parse_order(name: str) -> Order | None:
    """The order of this name, None for a name that no order has."""
    return Order(name) if name in Order.values else None


def threads_in_order(
    firsts: CommentQuerySet, order: Order, start: Position | None, *, back: bool
) -> Iterator[CommentQuerySet]:
    """The first comments of the threads from the thread of `start` on, that one included; with `back` towards the
    beginning, nearest first.

    In one or two querysets that follow each other, because each of them can be read off an index from a point on.
    """
    if order != Order.HELPFUL:
        falling = back != (order == Order.NEWEST)
        if start:
            firsts = firsts.filter(path__lte=start.thread) if falling else firsts.filter(path__gte=start.thread)
        yield firsts.order_by("-path" if falling else "path")
        return
    if start:
        equal = firsts.filter(thread_max_reactions=start.reactions)
        if back:
            yield equal.filter(path__lte=start.thread).order_by("-path")
            firsts = firsts.filter(thread_max_reactions__gt=start.reactions)
        else:
            yield equal.filter(path__gte=start.thread).order_by("path")
            firsts = firsts.filter(thread_max_reactions__lt=start.reactions)
    yield firsts.order_by(*(("thread_max_reactions", "-path") if back else ("-thread_max_reactions", "path")))
