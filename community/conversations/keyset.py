"""From one comment on along an order, so many rows and no more, whatever the threads' shape."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import NamedTuple

from django.db.models import OuterRef, Subquery

from community.comments.models import Comment, CommentQuerySet, Conversation
from community.comments.path import END, WIDTH, thread_of

from .ordering import Order, Position, threads_in_order
from .reader import Reader


class CommentRow(NamedTuple):
    """What one comment needs to be drawn. The order is that of `COLUMNS`."""

    pk: int
    path: str
    level: int
    parent_id: int
    reply_to_id: int | None
    status: str
    body_html: str
    submit_date: datetime
    published_at: datetime | None
    edited_at: datetime | None
    reaction_count: int
    alias: str
    user_id: int | None
    user_name: str
    display_name: str | None
    handle: str | None
    picture: str | None
    picture_for: str | None

    @property
    def name(self) -> str:
        return self.alias or self.display_name or self.user_name


COLUMNS = (
    *("pk", "path", "level", "parent_id", "reply_to_id", "status", "body_html", "submit_date", "published_at"),
    *("edited_at", "reaction_count", "alias", "user_id", "user_name", "user__display_name", "user__username"),
    *("user__picture", "user__picture_for"),
)


@cache
def with_columns() -> CommentQuerySet:
    """To be narrowed. To name them takes Django longer than it takes SQLite to find a hundred rows."""
    return Comment.objects.values_list(*COLUMNS)


def position_of(conversation: Conversation, pk: int | None, order: Order) -> Position | None:
    """None when there is no such comment in this conversation."""
    if pk is None:
        return None
    places = Comment.objects.filter(conversation=conversation, pk=pk)
    columns: list[str | Subquery] = ["path"]
    # The usual order goes by the path alone.
    if order != Order.OLDEST:
        first = Comment.objects.filter(pk=OuterRef("thread_id"))
        columns += [Subquery(first.values("thread_max_reactions")), Subquery(first.values("nested_count"))]
    found = next(iter(places.values_list(*columns)), None)
    return Position(found[0], *(known or 0 for known in found[1:])) if found else None


def rows_from(
    conversation: Conversation,
    reader: Reader,
    order: Order,
    start: Position | None,
    *,
    limit: int,
    back: bool = False,
) -> list[CommentRow]:
    """The rows after `start`, or before it with the nearest first.

    The usual order is one stretch of the index. In the others whole threads follow each other: what is left of the
    one `start` stands in, then threads as they come, the last of them as far as the limit. Rows read are a constant
    number, and so are queries: at most five. (A thread whose first comment this reader cannot see begins nowhere:
    should a comment wait below, it is found in the usual order.)
    """
    anywhere = with_columns().visible_to(reader=reader.member, moderating=reader.moderates)
    seen = anywhere.filter(conversation=conversation)
    if order == Order.OLDEST:
        return rows_along_path(seen, after=start.path if start else "", back=back, limit=limit)
    rows: list[CommentRow] = []
    # Too long to be read whole for what is left of it?
    apart = start.thread if start and start.size > limit else None
    if start and apart:
        rows = rows_along_path(seen, thread=apart, after=start.path, back=back, limit=limit)
    if len(rows) < limit:
        coming = threads_after(seen, order, start, limit=limit + 1, back=back)
        coming = [(path, size) for path, size in coming if path != apart]
        rows += rows_of_threads(coming, seen, anywhere, start, limit=limit - len(rows), back=back)
    return rows


def rows_along_path(
    seen: CommentQuerySet, *, limit: int, thread: str = "", after: str = "", back: bool = False
) -> list[CommentRow]:
    """Along the index of reading order, inside one thread or through all of them."""
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
    """Whole ones are found by their keys alone: told the conversation as well, SQLite goes through all of that."""
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
    """How many rows it has at least; of the one `start` stands in nobody knows how many are left."""
    path, size = thread
    return 0 if start and path == start.thread else size


def is_past(row: CommentRow, start: Position | None, *, back: bool) -> bool:
    """Other threads than that of `start` were chosen because they are."""
    if start is None or thread_of(row.path) != start.thread:
        return True
    return row.path < start.path if back else row.path > start.path


def threads_after(
    seen: CommentQuerySet, order: Order, start: Position | None, *, limit: int, back: bool
) -> list[tuple[str, int]]:
    """Paths of first comments, with the least number of rows their threads have (tombstones are not counted)."""
    coming: list[tuple[str, int]] = []
    for piece in threads_in_order(seen.filter(path__length=WIDTH), order, start, back=back):
        if len(coming) < limit:
            coming += [
                (path, below + 1) for path, below in piece.values_list("path", "nested_count")[: limit - len(coming)]
            ]
    return coming
