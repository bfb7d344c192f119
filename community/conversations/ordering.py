"""The orders a conversation is read in: orders of threads. Inside one, replies stay where they were said."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser

from community.comments.models import CommentQuerySet
from community.comments.path import thread_of
from community.members.models import User


class Order(StrEnum):
    OLDEST = "oldest"
    NEWEST = "newest"
    HELPFUL = "helpful"

    @property
    def label(self) -> str:
        return {"helpful": "most helpful"}.get(self, str(self))


class Position(NamedTuple):
    """Where a comment stands in any order."""

    path: str
    #: `thread_max_reactions` of its thread.
    helped: int = 0
    #: Of its thread, at least: the published replies in it.
    size: int = 0

    @property
    def thread(self) -> str:
        return thread_of(self.path)

    def rank(self, order: Order) -> tuple[int, int, str]:
        """Sorts places as the order does."""
        thread = int(self.thread, 16)
        return {
            Order.OLDEST: (0, thread, self.path),
            Order.NEWEST: (0, -thread, self.path),
            Order.HELPFUL: (-self.helped, thread, self.path),
        }[order]


def parse_order(name: str) -> Order | None:
    return Order(name) if name in set(Order) else None


def preferred_order(user: User | AnonymousUser) -> Order:
    """The one this reader gets without asking."""
    return (isinstance(user, User) and parse_order(user.conversation_order)) or Order.OLDEST


def save_preferred_order(user: User | AnonymousUser, order: Order) -> None:
    """A member's choice is theirs on every device; noted by reading, as the visit is (decision 0006)."""
    if isinstance(user, User) and order != preferred_order(user):
        user.conversation_order = order
        user.save(update_fields=["conversation_order"])


def threads_in_order(
    firsts: CommentQuerySet, order: Order, start: Position | None, *, back: bool
) -> Iterator[CommentQuerySet]:
    """The threads' first comments from the thread of `start` on, that one included, or back from there, nearest first.

    In pieces that follow each other, because each of them can be read off an index from a point on.
    """
    if order != Order.HELPFUL:
        falling = back != (order == Order.NEWEST)
        if start:
            firsts = firsts.filter(path__lte=start.thread) if falling else firsts.filter(path__gte=start.thread)
        yield firsts.order_by("-path" if falling else "path")
    elif not back:
        if start:
            yield firsts.filter(thread_max_reactions=start.helped, path__gte=start.thread).order_by("path")
            firsts = firsts.filter(thread_max_reactions__lt=start.helped)
        yield firsts.order_by("-thread_max_reactions", "path")
    else:
        if start:
            yield firsts.filter(thread_max_reactions=start.helped, path__lte=start.thread).order_by("-path")
            firsts = firsts.filter(thread_max_reactions__gt=start.helped)
        yield firsts.order_by("thread_max_reactions", "-path")
