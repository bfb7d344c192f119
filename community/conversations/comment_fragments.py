"""A comment as text with gaps: what is the same for many readers is joined once, what differs by reader and by hour
goes into the gaps (rendering.py). Every value is escaped where it is put in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from html import escape
from typing import NamedTuple

from django.urls import reverse

from community.comments.models import Comment

from .avatar import avatar_beside
from .keyset import CommentRow
from .pagination import NO_LONGER_SHOWN
from .relative_time import exact_datetime

Status = Comment.Status

#: Said and published in one go.
AT_ONCE = timedelta(seconds=1)


class Surroundings(NamedTuple):
    """What a comment's looks depend on besides its row: the same for many readers."""

    for_members: bool
    authors: frozenset[int]
    featured: frozenset[int]
    #: Where answers are written; "" where nobody may write now.
    write_url: str
    #: What keeps the order when a link leads to another page of the conversation: "?sort=newest" or "".
    query: str


class Sketch(NamedTuple):
    """In this order, with a gap behind each: class names, the time, "new", the time again, chips, the body."""

    opening: str
    label: str
    level: str
    head: str
    after_time: str
    name: str
    #: The button when this comment has not helped the reader yet, and when it has; for strangers the count.
    thanks: str
    thanked: str
    links: str


@cache
def shape_of(name: str) -> str:
    """An address with a place for the number in it: "/comments/%d/"."""
    return reverse(name, args=[0]).replace("%", "%%").replace("0", "%d", 1)


@cache
def shape_of_profile() -> str:
    return reverse("member-profile", args=["HANDLE"])


def sketch(
    row: CommentRow,
    names: Mapping[int, str],
    around: Surroundings,
    now: datetime,
    *,
    is_own: bool = False,
    permalink: str = "",
) -> Sketch:
    name = escape(row.name)
    answered = escape(names.get(row.reply_to_id, "")) if row.reply_to_id else ""
    # An alias says nothing of who is behind it: neither mark nor colour nor profile.
    is_author = row.user_id in around.authors and not row.alias
    permalink = permalink or shape_of("comment-permalink") % row.pk
    return Sketch(
        opening='<article class="comment is-author' if is_author else '<article class="comment',
        label=f'" id="c{row.pk}"{_published(row)} aria-label="{label_of(row, name, answered)}',
        level=level_of(row),
        head=f'">{avatar_beside(row, for_members=around.for_members)}<header>{_author(row, name, is_own)}'
        + ('<span class="author-badge">author</span>' if is_author else "")
        + f'<a class="permalink" href="{permalink}"><time datetime="{row.submit_date.isoformat()}"'
        f' title="{exact_datetime(row.submit_date, now)}">',
        after_time=('<span class="edited">edited</span>' if row.edited_at else "")
        + ('<span class="chip">featured</span>' if row.pk in around.featured else "")
        + _in_reply_to(row, answered, around.query),
        name=name,
        thanks=_thanks(row, around, is_own=is_own, is_thanked=False),
        thanked=_thanks(row, around, is_own=is_own, is_thanked=True),
        links=_links(row, name, permalink, around),
    )


def label_of(row: CommentRow, name: str, answered: str) -> str:
    """How a screen reader calls it when one jumps from article to article, past the lists that say how deep it is:
    this, how long ago, the level."""
    return f"{name}, reply to {answered}, " if answered else f"{name}, "


def level_of(row: CommentRow) -> str:
    return f", level {row.level + 1}" if row.level else ""


def _published(row: CommentRow) -> str:
    """For the marks a stranger's own browser makes: when others could read it first, if that was not at once."""
    if row.published_at is None or row.published_at - row.submit_date < AT_ONCE:
        return ""
    return f' data-published="{row.published_at.isoformat()}"'


def _author(row: CommentRow, name: str, is_own: bool) -> str:
    if row.alias:
        whose = "you, without your name" if is_own else "anonymous"
        return f'<span class="author">{name}</span> <span class="chip">{whose}</span>'
    if row.handle:
        profile = shape_of_profile().replace("HANDLE", row.handle, 1)
        return f'<a class="author" href="{profile}">{name}</a>'
    return f'<span class="author">{name}</span> <span class="chip">guest</span>'


def _in_reply_to(row: CommentRow, answered: str, query: str) -> str:
    """Said only where the indentation does not say it."""
    if not answered or row.reply_to_id is None or row.reply_to_id == row.parent_id:
        return ""
    if is_nowhere(answered, row):
        return f'<span class="in-reply-to">in reply to {answered}</span>'
    there = shape_of("comment-permalink") % row.reply_to_id + query
    return f'<a class="in-reply-to" href="{there}">in reply to {answered}</a>'


def is_nowhere(above: str, row: CommentRow) -> bool:
    """Whether what `row` answers or stands under may have left no place to lead to: what others read keeps one."""
    return above == NO_LONGER_SHOWN and row.status != Status.PUBLISHED


def _thanks(row: CommentRow, around: Surroundings, *, is_own: bool, is_thanked: bool) -> str:
    """Members press it, guests and the comment's own author read how many did. The button says what it asks for, so
    that pressing twice is once."""
    if row.status != "published":
        return ""
    count = row.reaction_count or ""
    if is_own or not around.for_members:
        people = "person" if count == 1 else "people"
        found = f'<span class="visually-hidden"> {people} found this helpful</span>'
        return f'<span class="reaction">{count}{found}</span>' if count else ""
    pressed, value = ("true", "no") if is_thanked else ("false", "yes")
    return (
        '<button class="reaction" form="comment-actions" '
        f'formaction="{shape_of("comment-react") % row.pk}" name="helped"'
        f' value="{value}" aria-pressed="{pressed}">Helped me <span>{count}</span></button>'
    )


def _links(row: CommentRow, name: str, permalink: str, around: Surroundings) -> str:
    links = ""
    if row.status == "published" and around.write_url:
        form = f"{around.write_url}?reply_to={row.pk}"
        links = f'<a href="{form}" data-reply="{row.pk}" aria-label="Reply to {name}">Reply</a>'
    if row.status == "published":
        links += f'<a href="{permalink}" data-share>Share</a>'
    if around.for_members:
        links += (
            f'<a href="{shape_of("comment-options") % row.pk}" aria-label="More about the comment by {name}">More</a>'
        )
    return links
