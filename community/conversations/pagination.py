"""One page of a conversation: about a hundred comments in an order, found by the key of the comment before them.

See docs/decisions/0009.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from community.comments.models import Comment, Conversation
from community.comments.path import ancestor_ids, thread_of

from .comment_tree import CommentNode, CommentRow, build_tree
from .ordering import position_of, rows_from
from .reader import Order, Reader

PAGE_SIZE = 100
#: How many comments stand above the one of a permalink, when its thread is too long to begin the page.
ROWS_BEFORE_PERMALINK = 20
#: Instead of the name, for a comment that was withdrawn or removed.
NO_LONGER_SHOWN = "a comment no longer shown"


@dataclass(frozen=True)
class Page:
    rows: list[CommentRow]
    #: Names by comment id: for the comments on this page, and for those elsewhere that they reply to or continue.
    names: dict[int, str]
    #: The neighbouring pages: the one that ends before this comment, the one that begins after that; None for no page.
    previous_before: int | None = None
    next_after: int | None = None

    @cached_property
    def tree(self) -> list[CommentNode]:
        return build_tree(self.rows)

    @cached_property
    def collapsing(self) -> list[CommentNode]:
        """The comments with replies that are collapsed."""
        nodes, found = list(self.tree), []
        while nodes:
            node = nodes.pop()
            nodes += node.replies
            if node.collapsed:
                found.append(node)
        return found


def get_page(
    conversation: Conversation,
    reader: Reader,
    *,
    order: Order = Order.OLDEST,
    after: int | None = None,
    before: int | None = None,
) -> Page:
    """The comments after the one with the id `after`, or those up to the one before `before`, or the first ones.

    An id from elsewhere gives the first page, and so does one with nothing beyond it.
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
    """Names by comment id, for these comments and those that they reply to. One query when some are elsewhere."""
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
    """The name, if everybody may read the comment."""
    return name if status == Comment.Status.PUBLISHED else NO_LONGER_SHOWN


def find_page_start(comment: Comment, reader: Reader, *, order: Order = Order.OLDEST) -> int | None:
    """The `after` of a page on which this reader finds the comment, None for the first page.

    The page begins with the comment's thread, or a little above the comment when the thread is too long for that.
    """
    start = position_of(comment.conversation, comment.pk, order)
    above = rows_from(comment.conversation, reader, order, start, limit=PAGE_SIZE, back=True)
    if len(above) < PAGE_SIZE:
        return None
    own_thread = thread_of(comment.path)
    other_threads = (row.pk for row in above if thread_of(row.path) != own_thread)
    return next(other_threads, above[min(ROWS_BEFORE_PERMALINK, PAGE_SIZE) - 1].pk)
