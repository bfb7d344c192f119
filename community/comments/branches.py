"""A page's rows as branches, and which of their replies are put away behind "6 more replies"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .mutes import Mutes
from .path import WIDTH, ids
from .walk import Row

#: So many answers to a thread's first comment stand open, and so many to a reply: below that a thread is a dialogue
#: of a few, which others want to pass by.
OPEN_IN_A_THREAD = 12
OPEN_IN_A_BRANCH = 3
#: Putting fewer comments away than this hides more than it saves.
WORTH_FOLDING = 3


@dataclass(slots=True)
class Branch:
    row: Row
    replies: list[Branch] = field(default_factory=list)
    #: How many comments, this one and all below it on the page.
    size: int = 1

    @property
    def folded(self) -> list[Branch]:
        """The replies that are put away."""
        rest = self.replies[OPEN_IN_A_BRANCH if self.row.level else OPEN_IN_A_THREAD :]
        return rest if sum(reply.size for reply in rest) >= WORTH_FOLDING else []

    def rows(self) -> Iterator[Row]:
        yield self.row
        for reply in self.replies:
            yield from reply.rows()


def branches_of(rows: Iterable[Row]) -> list[Branch]:
    """The threads of a page. What answers a comment that is not on it begins a branch of its own."""
    found: list[Branch] = []
    by_path: dict[str, Branch] = {}
    for row in rows:
        branch = by_path[row.path] = Branch(row)
        above = by_path.get(row.path[:-WIDTH])
        (above.replies if above else found).append(branch)
    for path, branch in reversed(by_path.items()):
        if above := by_path.get(path[:-WIDTH]):
            above.size += branch.size
    return found


def is_put_away(rows: Iterable[Row], pk: int, mutes: Mutes) -> bool:
    """Whether this comment would be behind a fold: its permalink then asks for it to be opened."""
    return pk in _put_away(branches_of(rows), mutes)


def _put_away(branches: Iterable[Branch], mutes: Mutes) -> set[int]:
    away: set[int] = set()
    for branch in branches:
        # Also when the muted comment is on a page before this one.
        if not mutes.branches.isdisjoint(ids(branch.row.path)):
            away.update(row.pk for row in branch.rows())
        if mutes.hide_the_words_of(branch.row):
            away.add(branch.row.pk)
        away.update(row.pk for reply in branch.folded for row in reply.rows())
        away |= _put_away(branch.replies, mutes)
    return away
