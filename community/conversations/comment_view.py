"""What one comment shows to a reader, decided before anything is drawn. `_comment.jinja` draws it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from community.comments.models import Comment

from .avatar import Avatar, avatar_of, visible_picture
from .comment_row import CommentRow
from .extras import Action
from .jinja_environment import url
from .pagination import NO_LONGER_SHOWN
from .relative_time import age_of, exact_datetime

Status = Comment.Status

#: Published as soon as it was written: a difference below this is the time that saving takes.
AT_ONCE = timedelta(seconds=1)
NO_AVATAR = Avatar("", "")


class Surroundings(NamedTuple):
    """What decides how a comment looks besides its row, the same for many readers: what is drawn is kept by it."""

    for_members: bool
    #: Whether this reader may feature comments, and whether they moderate.
    can_manage: bool
    moderates: bool
    #: Members whose comments carry the author mark.
    authors: frozenset[int]
    featured: frozenset[int]
    #: Where replies are written; "" where nobody may write now.
    write_url: str
    #: Keeps the order when a link leads to another page of the conversation: "?sort=newest" or "".
    query: str


class CommentView(NamedTuple):
    """Every value that `_comment.jinja` uses, and until when it is true."""

    pk: int
    status: str
    #: Somebody else may not read it: a line stands in its place.
    is_tombstone: bool
    #: The name of whoever it replies to; "" for a comment that begins a thread.
    answered: str
    age: str
    #: As seconds since 1970: when `age` says something else.
    changes_at: float
    #: 1 for a comment that begins a thread.
    level: int
    for_members: bool = False
    is_published: bool = False
    is_new: bool = False
    is_own: bool = False
    #: Written by an author of what the conversation is about.
    is_author: bool = False
    is_edited: bool = False
    is_featured: bool = False
    name: str = ""
    alias: str = ""
    #: The member's; "" for guests and aliases.
    handle: str = ""
    avatar: Avatar = NO_AVATAR
    permalink: str = ""
    #: The time of writing for machines and in full.
    written_at: str = ""
    written_in_full: str = ""
    #: For the marks that a stranger's own browser makes: "" when it was published as soon as it was written.
    published_later: str = ""
    #: Where the comment stands that it replies to, when the indentation does not show it; "" for nowhere.
    answered_url: str = ""
    shows_answered: bool = False
    body: SafeString = SafeString("")
    #: The word beside the name of a comment that waits; "" for others.
    chip: str = ""
    #: Tells its author why it waits.
    hold_reason: str = ""
    #: What belongs below the text and is drawn already.
    note: SafeString = SafeString("")
    has_actions: bool = True
    #: "" for nobody yet.
    reaction_count: int | str = ""
    has_reacted: bool = False
    can_react: bool = False
    reply_url: str = ""
    can_feature: bool = False
    author_actions: tuple[Action, ...] = ()
    moderator_actions: tuple[Action, ...] = ()


def tombstone_view(row: CommentRow, names: Mapping[int, str], now: datetime) -> CommentView:
    """A line in the place of a comment that this reader may not read, so that its replies still make sense."""
    age, changes_at = age_of(row.submit_date, now)
    return CommentView(row.pk, row.status, True, answered_name(row, names), age, changes_at, row.level + 1)


def comment_view(
    row: CommentRow,
    names: Mapping[int, str],
    around: Surroundings,
    now: datetime,
    *,
    is_own: bool = False,
    is_new: bool = False,
    has_reacted: bool = False,
    author_actions: tuple[Action, ...] = (),
    moderator_actions: tuple[Action, ...] = (),
    hold_reason: str = "",
) -> CommentView:
    """`names` are those of the page, by comment id; `now` is local time."""
    age, changes_at = age_of(row.submit_date, now)
    is_published = row.status == "published"
    answered = answered_name(row, names)
    shows_answered = bool(answered) and row.reply_to_id != row.parent_id
    has_place = shows_answered and not left_no_place(answered, row)
    for_members = around.for_members
    # An alias says nothing of who uses it: no mark, no colour, no picture, no profile.
    alias, member_id = row.alias, None if row.alias else row.user_id
    picture = "" if alias else visible_picture(row.picture, row.picture_for, for_members=for_members)
    name = row.name
    later = row.published_at is not None and row.published_at - row.submit_date >= AT_ONCE
    return CommentView(
        pk=row.pk,
        status=row.status,
        is_tombstone=False,
        answered=answered,
        age=age,
        changes_at=changes_at,
        level=row.level + 1,
        for_members=for_members,
        is_published=is_published,
        is_new=is_new,
        is_own=is_own,
        is_author=member_id in around.authors,
        is_edited=row.edited_at is not None,
        is_featured=row.pk in around.featured,
        name=name,
        alias=alias,
        handle="" if alias else row.handle or "",
        avatar=avatar_of(name, member_id, picture),
        permalink=url("comment-permalink", row.pk),
        written_at=row.submit_date.isoformat(),
        written_in_full=exact_datetime(row.submit_date, now),
        published_later=row.published_at.isoformat() if later and row.published_at else "",
        shows_answered=shows_answered,
        answered_url=url("comment-permalink", row.reply_to_id) + around.query if has_place and row.reply_to_id else "",
        body=mark_safe(row.body_html),  # noqa: S308 -- cleaned when it was stored
        chip="" if is_published else str(Status(row.status).label),
        hold_reason=hold_reason,
        reaction_count=row.reaction_count or "" if is_published else "",
        has_reacted=has_reacted,
        can_react=is_published and for_members and not is_own,
        reply_url=f"{around.write_url}?reply_to={row.pk}" if is_published and around.write_url else "",
        can_feature=is_published and around.can_manage,
        author_actions=author_actions,
        moderator_actions=moderator_actions,
    )


def answered_name(row: CommentRow, names: Mapping[int, str]) -> str:
    return names.get(row.reply_to_id, "") if row.reply_to_id else ""


def left_no_place(name: str, row: CommentRow) -> bool:
    """Whether the comment of this name, which `row` answers or stands under, may be nowhere on the page.

    A removed comment stays as a line while published replies stand below it, and only then.
    """
    return name == NO_LONGER_SHOWN and row.status != Status.PUBLISHED
