"""One page of a conversation: about a hundred comments in an order, found by key, whatever the threads' shape."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .branches import Branch, branches_of
from .models import Comment, Conversation
from .orders import Order
from .path import ancestor_ids, thread_of
from .reader import Reader
from .walk import COLUMNS, Row, place_of, walk

__all__ = ["COLUMNS", "PAGE_SIZE", "Page", "Row", "names_for", "page_holding", "page_of"]

PAGE_SIZE = 100
#: How many comments a permalink shows before its own when the thread began too far up.
BEFORE_A_PERMALINK = 20
#: What is called by no name: whoever wrote it has taken it back, or a moderator has.
NO_LONGER_SHOWN = "a comment no longer shown"


@dataclass(frozen=True)
class Page:
    rows: list[Row]
    #: Names by comment id: of everything on this page, and of what it continues or answers elsewhere.
    names: dict[int, str]
    #: The neighbouring pages: the one that ends before this comment, the one that begins after that; None for no page.
    previous_before: int | None = None
    next_after: int | None = None
    #: By what it depends on besides the rows: what `sketches` has drawn, as the page may be kept for many readers.
    sketches: dict[Hashable, dict[int, Any]] = field(default_factory=dict, compare=False)

    @cached_property
    def branches(self) -> list[Branch]:
        return branches_of(self.rows)


def page_of(
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
    start = place_of(conversation, after or before, order)
    back = start is not None and after is None
    found = walk(conversation, reader, order, start, limit=PAGE_SIZE + 1, back=back)
    if start and (len(found) <= PAGE_SIZE if back else not found):
        return page_of(conversation, reader, order=order)
    rows = found[:PAGE_SIZE]
    has_more = len(found) > PAGE_SIZE
    if back:
        rows.reverse()
    return Page(
        rows=rows,
        names=names_for(rows),
        previous_before=rows[0].pk if start else None,
        next_after=rows[-1].pk if has_more or back else None,
    )


def names_for(rows: list[Row]) -> dict[int, str]:
    names = {row.pk: name_for_others(row.status, row.name) for row in rows}
    wanted = {row.reply_to_id for row in rows if row.reply_to_id}
    if rows:
        wanted.update(ancestor_ids(rows[0].path))
    if elsewhere := wanted - names.keys():
        for pk, status, *called in Comment.objects.filter(pk__in=elsewhere).values_list(
            "pk", "status", "alias", "user__display_name", "user_name"
        ):
            names[pk] = name_for_others(status, next(filter(None, called), ""))
    return names


def name_for_others(status: str, name: str) -> str:
    return name if status == Comment.Status.PUBLISHED else NO_LONGER_SHOWN


def page_holding(comment: Comment, reader: Reader, *, order: Order = Order.OLDEST) -> int | None:
    """The `after` of a page this comment stands on for this reader, None for the first page.

    The page begins with the comment's thread; when the thread is too long for that, a little above the comment.
    """
    start = place_of(comment.conversation, comment.pk, order)
    above = walk(comment.conversation, reader, order, start, limit=PAGE_SIZE, back=True)
    if len(above) < PAGE_SIZE:
        return None
    own_thread = thread_of(comment.path)
    other_threads = (row.pk for row in above if thread_of(row.path) != own_thread)
    return next(other_threads, above[min(BEFORE_A_PERMALINK, PAGE_SIZE) - 1].pk)
