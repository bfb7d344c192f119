"""One page of a conversation: about a hundred comments in reading order, found by key, whatever the threads' shape."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from .models import Comment, CommentQuerySet, Conversation
from .path import ancestor_ids
from .reader import Reader

PAGE_SIZE = 100


class Row(NamedTuple):
    """What one comment needs to be drawn. The order is that of `COLUMNS`."""

    pk: int
    path: str
    level: int
    parent_id: int
    reply_to_id: int | None
    status: str
    body_html: str
    submit_date: datetime
    edited_at: datetime | None
    user_id: int | None
    user_name: str
    display_name: str | None
    handle: str | None

    @property
    def name(self) -> str:
        return self.display_name or self.user_name


COLUMNS = (
    *("pk", "path", "level", "parent_id", "reply_to_id", "status", "body_html", "submit_date", "edited_at"),
    *("user_id", "user_name", "user__display_name", "user__username"),
)


@dataclass(frozen=True)
class Page:
    rows: list[Row]
    #: Names by comment id: of everything on this page, and of what it continues or answers elsewhere.
    names: dict[int, str]
    #: The id after whose place this page begins, None for the first page; and the same for its neighbours.
    after: int | None
    previous_after: int | None
    next_after: int | None


def page_of(conversation: Conversation, reader: Reader, *, after: int | None = None) -> Page:
    """The comments that follow the one with the id `after`, or the first ones.

    An `after` that is not of this conversation gives the first page. Two queries; a third when the page continues
    a thread or answers a comment on another page; one more for the way back.
    """
    seen = seen_by(reader, conversation)
    start = (
        Comment.objects.filter(conversation=conversation, pk=after).values_list("path", flat=True).first()
        if after
        else None
    )
    following = seen.filter(path__gt=start) if start else seen
    found = [Row(*values) for values in following.in_reading_order().values_list(*COLUMNS)[: PAGE_SIZE + 1]]
    rows = found[:PAGE_SIZE]
    return Page(
        rows=rows,
        names=names_for(rows),
        after=after if start else None,
        previous_after=before(seen, start) if start else None,
        next_after=rows[-1].pk if len(found) > PAGE_SIZE else None,
    )


def seen_by(reader: Reader, conversation: Conversation) -> CommentQuerySet:
    return Comment.objects.filter(conversation=conversation).on_the_page(
        reader=reader.member, moderating=reader.moderates
    )


def names_for(rows: list[Row]) -> dict[int, str]:
    names = {row.pk: row.name for row in rows}
    wanted = {row.reply_to_id for row in rows if row.reply_to_id}
    if rows:
        wanted.update(ancestor_ids(rows[0].path))
    if elsewhere := wanted - names.keys():
        for pk, display_name, user_name in Comment.objects.filter(pk__in=elsewhere).values_list(
            "pk", "user__display_name", "user_name"
        ):
            names[pk] = display_name or user_name
    return names


def before(seen: CommentQuerySet, start: str) -> int:
    """Where the previous page begins: after the comment a page's length and one further up; 0 is the very beginning."""
    up = list(seen.filter(path__lte=start).order_by("-path").values_list("pk", flat=True)[: PAGE_SIZE + 1])
    return up[-1] if len(up) > PAGE_SIZE else 0


def page_holding(comment: Comment, reader: Reader) -> int | None:
    """The `after` of the page this comment stands on for this reader, None for the first page."""
    seen = seen_by(reader, comment.conversation)
    place = seen.filter(path__lt=comment.path).count()
    if place < PAGE_SIZE:
        return None
    last_of_previous = place // PAGE_SIZE * PAGE_SIZE - 1
    return seen.in_reading_order().values_list("pk", flat=True)[last_of_previous]
