"""What a page of threads shows to a reader, decided before anything is drawn. `_thread.jinja` draws it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from community.comments.models import Comment
from community.comments.path import WIDTH, ancestor_ids, ids

from .comment_row import CommentRow
from .comment_tree import CommentNode
from .comment_view import CommentView, Surroundings, comment_view, left_no_place, tombstone_view
from .extras import ConversationExtras
from .jinja_environment import url
from .mutes import Mutes
from .pagination import FragmentKey, Page
from .reader import Reader

Status = Comment.Status


@dataclass
class ThreadContext:
    """What all comments of one page share, looked up once."""

    page: Page
    reader: Reader
    #: Members whose comments carry the author mark.
    authors: set[int]
    extras: ConversationExtras = field(default_factory=ConversationExtras)
    #: Whether replies are accepted.
    is_open: bool = True
    #: Comments on the page that this reader has marked as helpful, and those that are featured.
    reacted: frozenset[int] = frozenset()
    featured: frozenset[int] = frozenset()
    #: Whether this reader may feature comments.
    can_manage: bool = False
    mutes: Mutes = Mutes()
    #: Comments published later are new to this reader; None marks nothing.
    new_since: datetime | None = None
    #: The comment that `?open=` asks for: whatever hides it is open.
    open_id: int | None = None
    #: Keeps the order in links to other pages of the conversation: "?sort=newest" or "".
    query: str = ""
    #: Local time.
    now: datetime = field(default_factory=localtime)

    def __post_init__(self) -> None:
        # Asked for every comment, and `request.user` is lazy, which takes time. No comment has the author 0.
        self.reader_id = self.reader.member.pk if self.reader.member else 0
        self.around = Surroundings(
            for_members=self.reader.member is not None,
            can_manage=self.can_manage,
            moderates=self.reader.moderates,
            authors=frozenset(self.authors),
            featured=self.featured,
            write_url=self.extras.write_url if self.is_open else "",
            query=self.query,
        )

    def is_own(self, row: CommentRow) -> bool:
        return row.user_id == self.reader_id

    def is_own_and_waits(self, row: CommentRow) -> bool:
        return row.status in Comment.SEEN_BY_ITS_AUTHOR and self.is_own(row)

    def is_new(self, row: CommentRow) -> bool:
        return (
            self.new_since is not None
            and row.published_at is not None
            and row.published_at > self.new_since
            and row.status == Status.PUBLISHED
            and not self.is_own(row)
            and not self.mutes.hides(path=row.path, user_id=row.user_id, alias=row.alias)
        )

    def hold_reasons(self) -> dict[int, str]:
        """Why the reader's own comments on the page wait, by comment id; "" where nobody knows more."""
        waiting = [row.pk for row in self.page.rows if self.is_own_and_waits(row)]
        return dict.fromkeys(waiting, "") | self.extras.hold_reasons(waiting) if waiting else {}

    def may_read(self, row: CommentRow) -> bool:
        """Whether this reader sees the text of a comment that is not published."""
        if row.status == Status.WITHDRAWN:
            return False
        return self.reader.moderates or (self.is_own(row) and row.status != Status.REMOVED)


class ThreadPart(NamedTuple):
    """Threads, or what continues a thread that began on an earlier page."""

    nodes: list[CommentNode]
    #: Of the first node; 0 for threads.
    level: int = 0
    #: Of the comment above, with its permalink ("" when it may be nowhere).
    parent_name: str = ""
    parent_url: str = ""
    #: Whose branch was muted on an earlier page; "" for nobody's.
    muted_name: str = ""
    is_open: bool = False


class ThreadView(NamedTuple):
    """Every value that `_thread.jinja` uses, beside what has still to be drawn."""

    parts: list[ThreadPart]
    #: HTML by comment id. `rendering` adds what is in `to_draw`.
    comments: dict[int, SafeString]
    to_draw: list[tuple[FragmentKey | None, CommentView]]
    #: Where drawn comments are kept for other readers, by the keys in `to_draw`.
    kept: dict[FragmentKey, tuple[SafeString, float]]
    names: dict[int, str]
    muted_branches: frozenset[int]
    muted_comments: frozenset[int]
    open_id: int | None
    #: The comment `open_id` and those it stands under.
    open_branches: frozenset[int]
    #: Comments whose "more replies" are open, because something that this reader came for is among them.
    open_replies: frozenset[int]


def thread_view(context: ThreadContext) -> ThreadView:
    """Everything on the page as this reader sees it; what was drawn for others before comes with it."""
    page, mutes = context.page, context.mutes
    kept = page.fragments.setdefault(context.around, {})
    comments: dict[int, SafeString] = {}
    to_draw: list[tuple[FragmentKey | None, CommentView]] = []
    came_for: set[int] = set()
    now = context.now.timestamp()
    reasons = context.hold_reasons()
    open_branches: frozenset[int] = frozenset()
    for row in page.rows:
        is_own, is_new = row.user_id == context.reader_id, context.is_new(row)
        if is_new or row.pk in reasons:
            came_for.update(ids(row.path))
        if row.pk == context.open_id:
            open_branches = frozenset(ids(row.path))
        key = None
        if row.status == "published" and not is_own:
            key = (row.pk, is_new, row.pk in context.reacted)
            if (fragment := kept.get(key)) and fragment[1] > now:
                comments[row.pk] = fragment[0]
                continue
        to_draw.append((key, view_for(context, row, is_new=is_new, hold_reason=reasons.get(row.pk, ""))))
    came_for |= open_branches
    has_muted = mutes.people or mutes.aliases
    return ThreadView(
        parts=parts_of(context, open_branches),
        comments=comments,
        to_draw=to_draw,
        kept=kept,
        names=page.names,
        muted_branches=mutes.branches,
        muted_comments=frozenset(row.pk for row in page.rows if mutes.hides_comment(row)) if has_muted else frozenset(),
        open_id=context.open_id,
        open_branches=open_branches,
        open_replies=frozenset(
            node.pk for node in page.collapsing if not came_for.isdisjoint(reply.pk for reply in node.collapsed)
        ),
    )


def view_for(context: ThreadContext, row: CommentRow, *, is_new: bool = False, hold_reason: str = "") -> CommentView:
    """One comment as this reader sees it."""
    if row.status != "published" and not context.may_read(row):
        return tombstone_view(row, context.page.names, context.now)
    is_own, extras = context.is_own(row), context.extras
    return comment_view(
        row,
        context.page.names,
        context.around,
        context.now,
        is_own=is_own,
        is_new=is_new,
        has_reacted=row.pk in context.reacted,
        author_actions=extras.author_actions(row, context.now) if is_own else (),
        moderator_actions=extras.moderator_actions(row, context.now) if context.reader.moderates else (),
        hold_reason=hold_reason,
    )


def parts_of(context: ThreadContext, open_branches: frozenset[int]) -> list[ThreadPart]:
    """The page's threads; in between, or before them, what continues threads of an earlier page."""
    parts: list[ThreadPart] = []
    names, mutes = context.page.names, context.mutes
    for parent_path, together in groupby(context.page.tree, key=lambda node: node.row.path[:-WIDTH]):
        nodes = list(together)
        if not parent_path:
            parts.append(ThreadPart(nodes))
            continue
        row = nodes[0].row
        above = ancestor_ids(row.path)
        parent_name = names.get(above[-1], "an earlier comment")
        has_place = not left_no_place(parent_name, row)
        muted = mutes.branches.intersection(above)
        parts.append(
            ThreadPart(
                nodes,
                level=row.level,
                parent_name=parent_name,
                parent_url=url("comment-permalink", above[-1]) + context.query if has_place else "",
                muted_name=names.get(min(muted), "an earlier comment") if muted else "",
                is_open=any(node.pk in open_branches for node in nodes),
            )
        )
    return parts
