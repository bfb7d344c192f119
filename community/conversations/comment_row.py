"""The columns of a comment that its page needs, as a plain tuple: a hundred model instances cost five times as much."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import NamedTuple

from community.comments.models import Comment, CommentQuerySet


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

    @property
    def name(self) -> str:
        """The name that readers see: the alias, the member's present name, or what a guest typed."""
        return self.alias or self.display_name or self.user_name


COLUMNS = (
    *("pk", "path", "level", "parent_id", "reply_to_id", "status", "body_html", "submit_date", "published_at"),
    *("edited_at", "reaction_count", "alias", "user_id", "user_name", "user__display_name", "user__username"),
    *("user__picture", "user__picture_for", "language"),
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
