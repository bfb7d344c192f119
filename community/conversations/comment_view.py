"""What one comment shows to a reader, decided before anything is drawn. `_comment.jinja` draws it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import get_default_timezone

from community.comments.models import Comment
from community.members.avatars import Avatar, avatar_of, visible_picture
from community.members.jinja_environment import url

from .comment_tree import CommentRow
from .extras import Action, no_url
from .pagination import NO_LONGER_SHOWN
from .question_marks import NO_MARK, QuestionMark

Status = Comment.Status

#: Published as soon as it was written: a difference below this is the time that saving takes.
AT_ONCE = timedelta(seconds=1)


class PageContext(NamedTuple):
    """What decides how all comments of a page look, the same for many readers."""

    for_members: bool
    #: Whether this reader may feature comments.
    can_manage: bool
    #: Members whose comments carry the author mark.
    authors: frozenset[int]
    featured: frozenset[int]
    #: Where replies are written; "" where nobody may write now.
    write_url: str
    #: Keeps the order when a link leads to another page of the conversation: "?sort=newest" or "".
    query: str
    #: The reader's time zone; None for that of the site.
    zone: tzinfo | None = None
    #: As in `ConversationExtras`.
    report_url: Callable[[int], str] = no_url
    #: Whether this reader wants texts with a content note open.
    opens_notes: bool = False


class CommentState(NamedTuple):
    """What decides how one comment looks to one reader now, beside its row and its surroundings."""

    #: "5 minutes ago".
    age: str
    #: The name of the author it replies to; "" for a comment that begins a thread.
    answered: str
    #: This reader may not read it: a line stands in its place, so that its replies still make sense.
    is_tombstone: bool = False
    is_new: bool = False
    is_own: bool = False
    #: Whether the reader has marked it as helpful.
    has_reacted: bool = False
    #: Tells its author why it waits.
    hold_reason: str = ""
    author_actions: tuple[Action, ...] = ()
    moderator_actions: tuple[Action, ...] = ()
    answer_actions: tuple[Action, ...] = ()
    mark: QuestionMark = NO_MARK


class CommentView(NamedTuple):
    """Every value that `_comment.jinja` uses, besides those of `state`."""

    state: CommentState
    pk: int
    status: str
    #: 1 for a comment that begins a thread, 0 for what the conversation is about.
    level: int
    is_published: bool
    #: Written by an author of what the conversation is about.
    is_author: bool
    is_edited: bool
    is_featured: bool
    for_members: bool
    name: str
    alias: str
    #: The member's; "" for guests and aliases.
    handle: str
    avatar: Avatar
    permalink: str
    #: The time of writing for machines (HTML allows three decimals) and in full.
    written_at: str
    written_in_full: str
    #: For the marks that a stranger's own browser makes: "" when it was published as soon as it was written.
    published_later: str
    #: Whether to say whom it answers, because the indentation does not show it; the address is "" for nowhere.
    shows_answered: bool
    answered_url: str
    body: SafeString
    #: The code of the language it is written in; "" for the site's own.
    language: str
    #: The word beside the name of a comment that waits; "" for others.
    chip: str
    #: "" for nobody yet.
    reaction_count: int | str
    #: Strangers are asked to join first.
    can_react: bool
    reply_url: str
    can_feature: bool
    #: "" for one's own, and for what is not published.
    report_url: str = ""
    #: Of a question that is solved: where its answer is.
    answer_url: str = ""
    has_actions: bool = True
    #: What to know before reading; the text is folded unless `is_open`.
    content_note: str = ""
    #: Of a guest; "" for none.
    website: str = ""
    is_open: bool = True
    #: HTML that belongs below the text.
    note: SafeString = SafeString("")


def avatar_beside(row: CommentRow, *, for_members: bool) -> Avatar:
    """An alias says nothing of who uses it: no colour, no picture."""
    if row.alias:
        return avatar_of(row.name, None)
    return avatar_of(row.name, row.user_id, visible_picture(row.picture, row.picture_for, for_members=for_members))


def comment_view(row: CommentRow, page_context: PageContext, state: CommentState) -> CommentView:
    """Takes values only; needs no database and no clock."""
    status, alias, for_members = row.status, row.alias, page_context.for_members
    is_published = status == "published"
    # An alias says nothing of who uses it: no mark, no profile.
    member_id = None if alias else row.user_id
    name = row.name
    later = row.published_at if row.published_at and row.published_at - row.submit_date >= AT_ONCE else None
    shows_answered = bool(state.answered) and row.reply_to_id != row.parent_id
    answered_url = ""
    if shows_answered and row.reply_to_id and not may_be_missing(state.answered, row):
        answered_url = url("comment-permalink", row.reply_to_id) + page_context.query
    return CommentView(
        state,
        row.pk,
        status,
        level=row.level + 1,
        is_published=is_published,
        is_author=member_id in page_context.authors,
        is_edited=row.edited_at is not None,
        is_featured=row.pk in page_context.featured,
        for_members=for_members,
        name=name,
        alias=alias,
        handle="" if alias else row.handle or "",
        avatar=avatar_beside(row, for_members=for_members),
        permalink=url("comment-permalink", row.pk),
        written_at=row.submit_date.isoformat(timespec="milliseconds"),
        written_in_full=exact_datetime(row.submit_date, page_context.zone),
        published_later=later.isoformat() if later else "",
        shows_answered=shows_answered,
        answered_url=answered_url,
        body=mark_safe(row.body_html),  # noqa: S308 -- cleaned when it was stored
        language=row.language,
        chip="" if is_published else str(Status(status).label),
        reaction_count=row.reaction_count or "" if is_published else "",
        can_react=is_published and not state.is_own,
        reply_url=f"{page_context.write_url}?reply_to={row.pk}" if is_published and page_context.write_url else "",
        can_feature=is_published and page_context.can_manage,
        report_url=page_context.report_url(row.pk) if is_published and not state.is_own else "",
        content_note=row.content_note,
        website=row.website if is_published and not row.user_id else "",
        is_open=page_context.opens_notes or not row.content_note,
        answer_url=url("comment-permalink", state.mark.answer_id) + page_context.query if state.mark.answer_id else "",
    )


def exact_datetime(moment: datetime, zone: tzinfo | None = None) -> str:
    """ "22 November 2026, 14:05 CET", in this time zone, or that of the site."""
    day = moment.astimezone(zone or get_default_timezone())
    return f"{day.day} {day:%B %Y, %H:%M %Z}"


def may_be_missing(name: str, row: CommentRow) -> bool:
    """Whether the comment of this name, which `row` answers or stands under, may be nowhere on the page.

    A removed comment stays as a line while published replies stand below it, and only then.
    """
    return name == NO_LONGER_SHOWN and row.status != Status.PUBLISHED
