"""One page of a conversation: about a hundred comments in an order, found by key, whatever the threads' shape."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from community.comments.models import Comment, Conversation
from community.comments.path import ancestor_ids, thread_of

from .comment_tree import CommentNode, build_tree
from .keyset import COLUMNS, CommentRow, position_of, rows_from
from .ordering import Order
from .reader import Reader

__all__ = ["COLUMNS", "PAGE_SIZE", "Page", "CommentRow", "public_names", "find_page_start", "get_page"]

PAGE_SIZE = 100
#: How many comments a permalink shows before its own when the thread began too far up.
ROWS_BEFORE_PERMALINK = 20
#: What is called by no name: whoever wrote it has taken it back, or a moderator has.
NO_LONGER_SHOWN = "a comment no longer shown"


@dataclass(frozen=True)
class Page:
    rows: list[CommentRow]
    #: Names by comment id: of everything on this page, and of what it continues or answers elsewhere.
    names: dict[int, str]
    #: The neighbouring pages: the one that ends before this comment, the one that begins after that; None for no page.
    previous_before: int | None = None
    next_after: int | None = None
    #: By what it depends on besides the rows: what `sketches` has drawn, as the page may be kept for many readers.
    sketches: dict[Hashable, dict[int, Any]] = field(default_factory=dict, compare=False)

    @cached_property
    def branches(self) -> list[CommentNode]:
        return build_tree(self.rows)


def get_page(
    conversation: Conversation,
    reader: Reader,
    *,
    order: Order = Order.OLDEST,
    after: int | None = None,
    before: int | None = None,
) -> Page:
    """The comments that follow the one with the id `after`, those that end before `before`, or the first ones.

    A key that is not of this conversation gives the first page, and so does one with nothing beyond it.
    """
    start = position_of(conversation, after or before, order)
    back = start is not None and after is None
    found = rows_from(conversation, reader, order, start, limit=PAGE_SIZE + 1, back=back)
    if start and (len(found) <= PAGE_SIZE if back else not found):
        return get_page(conversation, reader, order=order)
    rows = found[:PAGE_SIZE]
    has_more = len(found) > PAGE_SIZE
    if back:
        rows.reverse()
    return Page(
        rows=rows,
        names=public_names(rows),
        previous_before=rows[0].pk if start else None,
        next_after=rows[-1].pk if has_more or back else None,
    )


def public_names(rows: list[CommentRow]) -> dict[int, str]:
    names = {row.pk: public_name(row.status, row.name) for row in rows}
    wanted = {row.reply_to_id for row in rows if row.reply_to_id}
    if rows:
        wanted.update(ancestor_ids(rows[0].path))
    if elsewhere := wanted - names.keys():
        for pk, status, *called in Comment.objects.filter(pk__in=elsewhere).values_list(
            "pk", "status", "alias", "user__display_name", "user_name"
        ):
            names[pk] = public_name(status, next(filter(None, called), ""))
    return names


def public_name(status: str, name: str) -> str:
    return name if status == Comment.Status.PUBLISHED else NO_LONGER_SHOWN


def find_page_start(comment: Comment, reader: Reader, *, order: Order = Order.OLDEST) -> int | None:
    """The `after` of a page this comment stands on for this reader, None for the first page.

    The page begins with the comment's thread; when the thread is too long for that, a little above the comment.
    """
    start = position_of(comment.conversation, comment.pk, order)
    above = rows_from(comment.conversation, reader, order, start, limit=PAGE_SIZE, back=True)
    if len(above) < PAGE_SIZE:
        return None
    own_thread = thread_of(comment.path)
    other_threads = (row.pk for row in above if thread_of(row.path) != own_thread)
    return next(other_threads, above[min(ROWS_BEFORE_PERMALINK, PAGE_SIZE) - 1].pk)
