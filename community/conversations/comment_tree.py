"""A page's rows as branches, and which of their replies are put away behind "6 more replies"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from community.comments.path import WIDTH, ids

from .keyset import CommentRow
from .mutes import Mutes

#: So many answers to a thread's first comment stand open, and so many to a reply: below that a thread is a dialogue
#: of a few, which others want to pass by.
OPEN_REPLIES_IN_THREAD = 12
OPEN_REPLIES_IN_BRANCH = 3
#: Putting fewer comments away than this hides more than it saves.
MIN_COLLAPSED = 3


@dataclass(slots=True)
class CommentNode:
    row: CommentRow
    replies: list[CommentNode] = field(default_factory=list)
    #: How many comments, this one and all below it on the page.
    size: int = 1

    @property
    def folded(self) -> list[CommentNode]:
        """The replies that are put away."""
        rest = self.replies[OPEN_REPLIES_IN_BRANCH if self.row.level else OPEN_REPLIES_IN_THREAD :]
        return rest if sum(reply.size for reply in rest) >= MIN_COLLAPSED else []

    def rows(self) -> Iterator[CommentRow]:
        yield self.row
        for reply in self.replies:
            yield from reply.rows()


def build_tree(rows: Iterable[CommentRow]) -> list[CommentNode]:
    """The threads of a page. What answers a comment that is not on it begins a branch of its own."""
    found: list[CommentNode] = []
    by_path: dict[str, CommentNode] = {}
    for row in rows:
        branch = by_path[row.path] = CommentNode(row)
        above = by_path.get(row.path[:-WIDTH])
        (above.replies if above else found).append(branch)
    for path, branch in reversed(by_path.items()):
        if above := by_path.get(path[:-WIDTH]):
            above.size += branch.size
    return found


def is_collapsed(rows: Iterable[CommentRow], pk: int, mutes: Mutes) -> bool:
    """Whether this comment would be behind a fold: its permalink then asks for it to be opened."""
    return pk in _collapsed_ids(build_tree(rows), mutes)


def _collapsed_ids(branches: Iterable[CommentNode], mutes: Mutes) -> set[int]:
    away: set[int] = set()
    for branch in branches:
        # Also when the muted comment is on a page before this one.
        if not mutes.branches.isdisjoint(ids(branch.row.path)):
            away.update(row.pk for row in branch.rows())
        if mutes.hides_comment(branch.row):
            away.add(branch.row.pk)
        away.update(row.pk for reply in branch.folded for row in reply.rows())
        away |= _collapsed_ids(branch.replies, mutes)
    return away
