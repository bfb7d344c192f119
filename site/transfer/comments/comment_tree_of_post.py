"""The comments of a post in an order in which each stands behind what it answers, and whom each answers here.

What it answers may be missing, thrown away, under another post, or itself; ids may stand twice, and answers may run in
a circle. Each of these is said, and no comment is lost by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from transfer.imported import CommentStatus, ImportedComment

EPOCH = datetime(1990, 1, 1, tzinfo=UTC)
SAME_ID = "Comment {}: another one has the same id. Both were kept; answers go to the first."
TWICE = "Comment {} stands in the file twice, and was taken once."
IS_ITSELF = "Comment {} answers itself, it says. It begins a thread."
NOT_HERE = "Comment {} answers a comment that isn’t under this post ({}). It begins a thread."
IN_A_CIRCLE = "Comment {} answers one that answers it. It begins a thread."
ANSWERED_GONE = "Comment {} answers one that was {}. It stands where that one stood."

#: Nobody answers these here.
GONE = {CommentStatus.SPAM: "spam", CommentStatus.TRASH: "in the bin"}


def ordered_comments(comments: Iterable[ImportedComment], notes: list[str]) -> list[ImportedComment]:
    """By date, answers behind what they answer; `parent_id` leads to one that stands before, or is ""."""
    found = list(_with_own_ids(comments, notes))
    by_id = {one.source_id: one for one in found}
    placed = [replace(one, parent_id=_parent(one, by_id, notes)) for one in found]
    children: dict[str, list[ImportedComment]] = {}
    for one in sorted(placed, key=lambda one: one.written_at or EPOCH):
        children.setdefault(one.parent_id, []).append(one)
    return list(_by_date(children))


def _with_own_ids(comments: Iterable[ImportedComment], notes: list[str]) -> Iterator[ImportedComment]:
    met: dict[str, list[ImportedComment]] = {}
    for one in comments:
        same = met.setdefault(one.source_id, [])
        if any(other.text == one.text and other.written_at == one.written_at for other in same):
            notes.append(TWICE.format(one.source_id))
            continue
        if same:
            notes.append(SAME_ID.format(one.source_id))
        same.append(one)
        yield one if len(same) == 1 else replace(one, source_id=f"{one.source_id} ({len(same)})")


def _parent(comment: ImportedComment, by_id: dict[str, ImportedComment], notes: list[str]) -> str:
    """The nearest above it that readers may see."""
    if not comment.parent_id or comment.parent_id == "0":
        return ""
    if comment.parent_id == comment.source_id:
        notes.append(IS_ITSELF.format(comment.source_id))
        return ""
    met = {comment.source_id}
    parent = comment.parent_id
    while parent:
        above = by_id.get(parent)
        if above is None or above.is_mention:
            notes.append(NOT_HERE.format(comment.source_id, parent))
            return ""
        if parent in met:
            notes.append(IN_A_CIRCLE.format(comment.source_id))
            return ""
        met.add(parent)
        if above.status not in GONE:
            if not _is_in_circle(above, by_id):
                return parent
            notes.append(IN_A_CIRCLE.format(comment.source_id))
            return ""
        notes.append(ANSWERED_GONE.format(comment.source_id, GONE[above.status]))
        parent = above.parent_id
    return ""


def _is_in_circle(comment: ImportedComment, by_id: dict[str, ImportedComment]) -> bool:
    """Whether going up from it leads back to it: then nobody in the circle has a place."""
    met: set[str] = set()
    at: ImportedComment | None = comment
    while at is not None and at.source_id not in met:
        met.add(at.source_id)
        at = by_id.get(at.parent_id)
    return at is not None


def _by_date(children: dict[str, list[ImportedComment]]) -> Iterator[ImportedComment]:
    """Level by level: without recursion, since a chain may have thousands of answers."""
    level = children.get("", [])
    waiting = list(level)
    while waiting:
        following: list[ImportedComment] = []
        for one in waiting:
            yield one
            following += children.get(one.source_id, [])
        waiting = following
