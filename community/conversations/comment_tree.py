"""The comments of a page: each as a plain tuple of columns, and all as a tree in which long branches are collapsed.

A hundred model instances would cost five times as much as the tuples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from community.comments.models import Comment, CommentQuerySet
from community.comments.path import WIDTH, ids

if TYPE_CHECKING:
    from .mutes import Mutes

#: So many replies to a thread's first comment are shown, and so many to a reply. Further replies to a reply are mostly
#: a dialogue between two or three people, which others want to skip.
OPEN_REPLIES_IN_THREAD = 12
OPEN_REPLIES_IN_BRANCH = 3
#: The line "2 more replies" takes as much room as the replies, so fewer than this are never collapsed.
MIN_COLLAPSED = 3


class CommentRow(NamedTuple):
    """What one comment needs to be drawn. The fields stand in the order of `COLUMNS`."""

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
    language: str
    content_note: str
    #: Of a guest who wrote elsewhere; "" for none.
    website: str = ""

    @property
    def name(self) -> str:
        """The name that readers see: the alias, the member's present name, or what a guest typed."""
        return self.alias or self.display_name or self.user_name


COLUMNS = (
    *("pk", "path", "level", "parent_id", "reply_to_id", "status", "body_html", "submit_date", "published_at"),
    *("edited_at", "reaction_count", "alias", "user_id", "user_name", "user__display_name", "user__username"),
    *("user__picture", "user__picture_for", "language", "content_note", "user_url"),
)


@cache
def comment_rows() -> CommentQuerySet:
    """All comments as tuples of `COLUMNS`; filter it further.

    Cached, because naming the columns takes Django longer than finding a hundred rows takes SQLite.
    """
    return Comment.objects.values_list(*COLUMNS)


def row_of(comment: Comment) -> CommentRow:
    """The row of one comment, read from the database now."""
    return CommentRow(*comment_rows().get(pk=comment.pk))


class CommentNode(NamedTuple):
    """A comment and everything below it on the page. `_thread.jinja` takes the fields in this order."""

    pk: int
    row: CommentRow
    #: Comments in this branch, this one included.
    size: int
    #: The replies in two parts. `collapsed` is empty or has at least `MIN_COLLAPSED` comments.
    shown: tuple[CommentNode, ...]
    collapsed: tuple[CommentNode, ...]
    collapsed_size: int

    @property
    def replies(self) -> tuple[CommentNode, ...]:
        return self.shown + self.collapsed

    def rows(self) -> Iterator[CommentRow]:
        """This comment and everything below it, in reading order."""
        yield self.row
        for reply in self.replies:
            yield from reply.rows()


def build_tree(rows: Sequence[CommentRow]) -> list[CommentNode]:
    """The threads of a page, from rows in reading order within each thread.

    A reply whose parent is on another page begins a tree of its own.
    """
    paths = {row.path for row in rows}
    roots: list[CommentNode] = []
    replies_to: dict[str, list[CommentNode]] = {}
    # From the end, so that a comment's replies are there before it is.
    for row in reversed(rows):
        node = build_node(row, tuple(reversed(replies_to.pop(row.path, []))))
        parent = row.path[:-WIDTH]
        (replies_to.setdefault(parent, []) if parent in paths else roots).append(node)
    return roots[::-1]


def build_node(row: CommentRow, replies: tuple[CommentNode, ...]) -> CommentNode:
    limit = OPEN_REPLIES_IN_BRANCH if row.level else OPEN_REPLIES_IN_THREAD
    rest = replies[limit:]
    rest_size = sum(reply.size for reply in rest)
    size = 1 + rest_size + sum(reply.size for reply in replies[:limit])
    if rest_size < MIN_COLLAPSED:
        return CommentNode(row.pk, row, size, replies, (), 0)
    return CommentNode(row.pk, row, size, replies[:limit], rest, rest_size)


def is_collapsed(rows: Sequence[CommentRow], pk: int, mutes: Mutes) -> bool:
    """Whether this comment would be hidden behind "more replies" or "Muted": its permalink then asks to open that."""
    return pk in _collapsed_ids(build_tree(rows), mutes)


def _collapsed_ids(nodes: Iterable[CommentNode], mutes: Mutes) -> set[int]:
    hidden: set[int] = set()
    for node in nodes:
        # The muted comment itself may be on an earlier page.
        if not mutes.branches.isdisjoint(ids(node.row.path)):
            hidden.update(row.pk for row in node.rows())
        if mutes.hides_comment(node.row):
            hidden.add(node.pk)
        hidden.update(row.pk for reply in node.collapsed for row in reply.rows())
        hidden |= _collapsed_ids(node.replies, mutes)
    return hidden
