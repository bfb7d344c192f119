"""The comments of a page as a tree, and which replies are collapsed behind "6 more replies"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from community.comments.path import WIDTH, ids

from .comment_row import CommentRow
from .mutes import Mutes

#: So many replies to a thread's first comment are shown, and so many to a reply. Further replies to a reply are mostly
#: a dialogue between two or three people, which others want to skip.
OPEN_REPLIES_IN_THREAD = 12
OPEN_REPLIES_IN_BRANCH = 3
#: The line "2 more replies" takes as much room as the replies, so fewer than this are never collapsed.
MIN_COLLAPSED = 3


@dataclass(slots=True)
class CommentNode:
    row: CommentRow
    pk: int
    replies: list[CommentNode] = field(default_factory=list)
    #: Comments in this branch: this one and everything below it on the page.
    size: int = 1
    #: The replies in two parts. `collapsed` is empty or has at least `MIN_COLLAPSED` comments.
    shown: list[CommentNode] = field(default_factory=list)
    collapsed: list[CommentNode] = field(default_factory=list)
    collapsed_size: int = 0

    def rows(self) -> Iterator[CommentRow]:
        """This comment and everything below it, in reading order."""
        yield self.row
        for reply in self.replies:
            yield from reply.rows()


def build_tree(rows: Iterable[CommentRow]) -> list[CommentNode]:
    """The threads of a page, from rows in reading order within each thread.

    A reply whose parent is on another page begins a tree of its own.
    """
    roots: list[CommentNode] = []
    by_path: dict[str, CommentNode] = {}
    for row in rows:
        node = by_path[row.path] = CommentNode(row, row.pk)
        parent = by_path.get(row.path[:-WIDTH])
        (parent.replies if parent else roots).append(node)
    for path, node in reversed(by_path.items()):
        collapse_replies(node)
        if parent := by_path.get(path[:-WIDTH]):
            parent.size += node.size
    return roots


def collapse_replies(node: CommentNode) -> None:
    """Divide the replies of a node whose replies know their size."""
    limit = OPEN_REPLIES_IN_BRANCH if node.row.level else OPEN_REPLIES_IN_THREAD
    rest = node.replies[limit:]
    size = sum(reply.size for reply in rest)
    if size >= MIN_COLLAPSED:
        node.shown, node.collapsed, node.collapsed_size = node.replies[:limit], rest, size
    else:
        node.shown = node.replies


def is_collapsed(rows: Iterable[CommentRow], pk: int, mutes: Mutes) -> bool:
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
