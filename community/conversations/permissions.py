"""Who looks after a conversation: moderators, and the authors of what is talked about."""

from community.comments.targets import Target

from .reader import Reader


def can_manage(reader: Reader, target: Target, *, authors: set[int] | None = None) -> bool:
    """`authors`: when they have been asked for already."""
    if reader.moderates or reader.member is None:
        return reader.moderates
    return reader.member.pk in (target.comment_authors() if authors is None else authors)
