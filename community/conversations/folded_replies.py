"""The line "6 more replies", which stands for the last replies of a long branch."""

from typing import NamedTuple

from community.members.avatars import Avatar

from .comment_tree import CommentNode, CommentRow
from .comment_view import avatar_beside
from .mutes import Mutes

#: So many faces, and so many names before "and 3 others".
FACES, NAMES = 3, 2


class FoldedReplies(NamedTuple):
    """Whose they are, and how many are new."""

    avatars: tuple[Avatar, ...]
    #: "Nadia, Kofi Mensah and 3 others"; "" when this reader is to see none of them.
    names: str
    new_count: int
    #: Open, because something that this reader came for is among them.
    is_open: bool


def folded_replies(
    node: CommentNode, mutes: Mutes, *, new: set[int], came_for: set[int], for_members: bool
) -> FoldedReplies:
    """`new` and `came_for` have ids. Without the faces of those whom the reader has muted, and of comments that are not
    published."""
    rows = [row for reply in node.collapsed for row in reply.rows()]
    writers: dict[str, CommentRow] = {}
    for row in rows:
        if row.status == "published" and not mutes.hides(path=row.path, user_id=row.user_id, alias=row.alias):
            writers.setdefault(row.name, row)
    return FoldedReplies(
        avatars=tuple(avatar_beside(row, for_members=for_members) for row in list(writers.values())[:FACES]),
        names=listed(list(writers)),
        new_count=sum(row.pk in new for row in rows),
        is_open=any(reply.pk in came_for for reply in node.collapsed),
    )


def listed(names: list[str]) -> str:
    """ "Nadia", "Nadia and Kofi", "Nadia, Kofi and 3 others"."""
    if len(names) <= NAMES:
        return " and ".join(names)
    others = len(names) - NAMES
    return f"{', '.join(names[:NAMES])} and {others} other{'s' if others > 1 else ''}"
