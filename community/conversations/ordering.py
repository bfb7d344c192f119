"""The comments of a conversation along its orders, from any comment on (keyset pagination).

Orders are of threads; inside a thread replies stay in the order they were written in. A page costs the same wherever it
begins, and does not move when comments are added before it (docs/decisions/0009).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import OuterRef, Subquery

from community.comments.models import Comment, CommentQuerySet, Conversation
from community.comments.path import END, WIDTH, thread_of

from .comment_tree import CommentRow, comment_rows
from .reader import Order, Reader


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


def position_of(conversation: Conversation, pk: int | None, order: Order) -> Position | None:
    """None when there is no such comment in this conversation."""
    if pk is None:
        return None
    found = Comment.objects.filter(conversation=conversation, pk=pk)
    columns: list[str | Subquery] = ["path"]
    # The order "oldest" needs the path alone.
    if order != Order.OLDEST:
        first = Comment.objects.filter(pk=OuterRef("thread_id"))
        columns += [Subquery(first.values("thread_max_reactions")), Subquery(first.values("nested_count"))]
    values = next(iter(found.values_list(*columns)), None)
    return Position(values[0], *(known or 0 for known in values[1:])) if values else None


def rows_from(
    conversation: Conversation,
    reader: Reader,
    order: Order,
    start: Position | None,
    *,
    limit: int,
    back: bool = False,
) -> list[CommentRow]:
    """The rows that this reader sees after `start`, or with `back` those before it, nearest first.

    "Oldest" is one range of the index of paths. In the other orders whole threads follow each other: the rest of the
    thread of `start`, then as many threads as fit, the last one in part. At most five queries, and a constant number
    of rows read. A thread whose first comment this reader cannot see is found in the order "oldest" only.
    """
    anywhere = comment_rows().filter(is_opening=False).visible_to(reader=reader.member, moderating=reader.moderates)
    seen = anywhere.filter(conversation=conversation)
    if order == Order.OLDEST:
        return rows_along_path(seen, after=start.path if start else "", back=back, limit=limit)
    rows: list[CommentRow] = []
    # A thread longer than the page is read in part.
    long_thread = start.thread if start and start.size > limit else None
    if start and long_thread:
        rows = rows_along_path(seen, thread=long_thread, after=start.path, back=back, limit=limit)
    if len(rows) < limit:
        coming = threads_after(seen, order, start, limit=limit + 1, back=back)
        coming = [(path, size) for path, size in coming if path != long_thread]
        rows += rows_of_threads(coming, seen, anywhere, start, limit=limit - len(rows), back=back)
    return rows


def rows_along_path(
    seen: CommentQuerySet, *, limit: int, thread: str = "", after: str = "", back: bool = False
) -> list[CommentRow]:
    """A range of the index of paths, in one thread or through all of them."""
    if thread:
        seen = seen.filter(path__gte=thread, path__lt=thread + END)
    if after:
        seen = seen.filter(path__lt=after) if back else seen.filter(path__gt=after)
    return [CommentRow(*values) for values in seen.order_by("-path" if back else "path")[:limit]]


def rows_of_threads(
    coming: list[tuple[str, int]],
    seen: CommentQuerySet,
    anywhere: CommentQuerySet,
    start: Position | None,
    *,
    limit: int,
    back: bool,
) -> list[CommentRow]:
    """The rows of these threads, given as paths and sizes; the last thread in part.

    Whole threads are found by their keys alone, in `anywhere`: with the conversation as a second condition SQLite
    would read all rows of that.
    """
    whole, left = 0, limit
    while whole < len(coming) and (size := min_rows_left(coming[whole], start)) <= left:
        left -= size
        whole += 1
    rank = {path: number for number, (path, _size) in enumerate(coming[:whole])}
    found = anywhere.filter(thread_id__in=[int(path, 16) for path in rank])
    rows = sorted((CommentRow(*values) for values in found), key=lambda row: row.path, reverse=back) if rank else []
    rows = [row for row in rows if is_past(row, start, back=back)]
    rows.sort(key=lambda row: rank[thread_of(row.path)])
    if whole < len(coming) and len(rows) < limit:
        rows += rows_along_path(seen, thread=coming[whole][0], back=back, limit=limit - len(rows))
    return rows[:limit]


def min_rows_left(thread: tuple[str, int], start: Position | None) -> int:
    """The least number of rows the thread adds: 0 for the thread of `start`, as nobody knows how many are left."""
    path, size = thread
    return 0 if start and path == start.thread else size


def is_past(row: CommentRow, start: Position | None, *, back: bool) -> bool:
    """Whether the row comes after `start`, or with `back` before it. Other threads were chosen because they do."""
    if start is None or thread_of(row.path) != start.thread:
        return True
    return row.path < start.path if back else row.path > start.path


def threads_after(
    seen: CommentQuerySet, order: Order, start: Position | None, *, limit: int, back: bool
) -> list[tuple[str, int]]:
    """Paths of first comments, each with the least number of rows its thread has: tombstones are not counted."""
    coming: list[tuple[str, int]] = []
    for firsts in threads_in_order(seen.filter(path__length=WIDTH), order, start, back=back):
        if len(coming) < limit:
            coming += [
                (path, below + 1) for path, below in firsts.values_list("path", "nested_count")[: limit - len(coming)]
            ]
    return coming
