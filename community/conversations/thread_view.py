"""What a page of threads shows to a reader, decided before anything is drawn. `_thread.jinja` draws it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from django.utils.timezone import localtime

from community.comments.models import Comment
from community.comments.path import WIDTH, ancestor_ids, ids
from community.members.jinja_environment import url

from .comment_tree import CommentNode, CommentRow
from .comment_view import CommentState, PageContext, may_be_missing
from .extras import ConversationExtras
from .folded_replies import FoldedReplies, folded_replies
from .muted_lines import MutedLine, muted_lines
from .mutes import Mutes
from .pagination import Page
from .question_marks import NO_MARK, QuestionsHere
from .reader import Reader
from .relative_time import relative_time

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
    questions: QuestionsHere = QuestionsHere()
    mutes: Mutes = Mutes()
    #: Comments published later are new to this reader; None marks nothing.
    new_since: datetime | None = None
    #: The comment that `?open=` asks for: whatever hides it is open.
    open_id: int | None = None
    #: Keeps the order in links to other pages of the conversation: "?sort=newest" or "".
    query: str = ""
    #: Local time of the reader.
    now: datetime = field(default_factory=localtime)

    def __post_init__(self) -> None:
        # Asked for every comment, and `request.user` is lazy, which takes time. No comment has the author 0.
        self.reader_id = self.reader.member.pk if self.reader.member else 0
        self.page_context = PageContext(
            for_members=self.reader.member is not None,
            can_manage=self.can_manage,
            authors=frozenset(self.authors),
            featured=self.featured,
            write_url=self.extras.write_url if self.is_open else "",
            query=self.query,
            report_url=self.extras.report_url,
            zone=self.now.tzinfo,
            opens_notes=self.reader.member is not None and self.reader.member.opens_content_notes,
        )
        waiting = [row.pk for row in self.page.rows if self.is_own_and_waits(row)]
        #: Why the reader's own comments on the page wait, by comment id.
        self.hold_reasons = dict.fromkeys(waiting, "") | self.extras.hold_reasons(waiting) if waiting else {}

    def is_own_and_waits(self, row: CommentRow) -> bool:
        return row.user_id == self.reader_id and row.status in Comment.SEEN_BY_ITS_AUTHOR

    def is_new(self, row: CommentRow) -> bool:
        return (
            self.new_since is not None
            and row.published_at is not None
            and row.published_at > self.new_since
            and row.status == Status.PUBLISHED
            and row.user_id != self.reader_id
            and not self.mutes.hides(path=row.path, user_id=row.user_id, alias=row.alias)
        )

    def may_read(self, row: CommentRow) -> bool:
        """Whether this reader sees the text of the comment."""
        if row.status == "published":
            return True
        if row.status == Status.WITHDRAWN:
            return False
        return self.reader.moderates or (row.user_id == self.reader_id and row.status != Status.REMOVED)


class ThreadPart(NamedTuple):
    """Threads, or what continues a thread that began on an earlier page."""

    nodes: tuple[CommentNode, ...]
    #: Of the first node; 0 for threads.
    level: int = 0
    #: Of the comment above, with its permalink ("" when it may be nowhere).
    parent_name: str = ""
    parent_url: str = ""
    #: Whose branch was muted on an earlier page; "" for nobody's.
    muted_name: str = ""
    is_open: bool = False


class ThreadView(NamedTuple):
    """Every value that `_thread.jinja` uses, and what the comments need to be drawn.

    Hashable, because what was drawn is kept by it.
    """

    rows: tuple[CommentRow, ...]
    page_context: PageContext
    #: Of each row.
    states: tuple[CommentState, ...]
    parts: tuple[ThreadPart, ...]
    #: With the ids of the comments that they stand before.
    muted: tuple[tuple[int, MutedLine], ...]
    #: Comments with "more replies", by id.
    folds: tuple[tuple[int, FoldedReplies], ...]


def thread_view(context: ThreadContext) -> ThreadView:
    page = context.page
    states = tuple(state_of(context, row) for row in page.rows)
    # Paths of comments that nothing may hide: the one the address names, what is new, the reader's own that wait.
    open_path = next((row.path for row in page.rows if row.pk == context.open_id), "")
    came_for = {
        pk
        for row, state in zip(page.rows, states, strict=True)
        if state.is_new or row.pk in context.hold_reasons
        for pk in ids(row.path)
    }
    came_for.update(ids(open_path))
    new = {row.pk for row, state in zip(page.rows, states, strict=True) if state.is_new}
    for_members = context.page_context.for_members
    return ThreadView(
        rows=tuple(page.rows),
        page_context=context.page_context,
        states=states,
        parts=tuple(parts_of(context, set(ids(open_path)))),
        muted=tuple(muted_lines(page, context.mutes, set(ids(open_path)), context.open_id)),
        folds=tuple(
            (node.pk, folded_replies(node, context.mutes, new=new, came_for=came_for, for_members=for_members))
            for node in page.collapsing
        ),
    )


def state_of(context: ThreadContext, row: CommentRow) -> CommentState:
    """One comment as this reader sees it now."""
    age = relative_time(row.submit_date, context.now)
    answered = context.page.names.get(row.reply_to_id, "") if row.reply_to_id else ""
    if row.status != "published" and not context.may_read(row):
        return CommentState(age, answered, is_tombstone=True)
    is_own, extras = row.user_id == context.reader_id, context.extras
    is_new, has_reacted = context.new_since is not None and context.is_new(row), row.pk in context.reacted
    mark = context.questions.mark_of(row) if context.questions.questions else NO_MARK
    if not is_own and not context.reader.moderates and mark == NO_MARK:
        return CommentState(age, answered, False, is_new, False, has_reacted)
    return CommentState(
        age,
        answered,
        is_new=is_new,
        is_own=is_own,
        has_reacted=has_reacted,
        mark=mark,
        answer_actions=extras.answer_actions(row, mark.is_answer) if mark.can_choose else (),
        hold_reason=context.hold_reasons.get(row.pk, ""),
        author_actions=extras.author_actions(row, context.now) if is_own else (),
        moderator_actions=extras.moderator_actions(row, context.now) if context.reader.moderates and not is_own else (),
    )


def parts_of(context: ThreadContext, open_branches: set[int]) -> Iterator[ThreadPart]:
    """The page's threads; in between, or before them, what continues threads of an earlier page."""
    names, mutes = context.page.names, context.mutes
    for parent_path, together in groupby(context.page.tree, key=lambda node: node.row.path[:-WIDTH]):
        nodes = tuple(together)
        if not parent_path:
            yield ThreadPart(nodes)
            continue
        row = nodes[0].row
        above = ancestor_ids(row.path)
        parent_name = names.get(above[-1], "an earlier comment")
        has_place = not may_be_missing(parent_name, row)
        muted = mutes.branches.intersection(above)
        yield ThreadPart(
            nodes,
            level=row.level,
            parent_name=parent_name,
            parent_url=url("comment-permalink", above[-1]) + context.query if has_place else "",
            muted_name=names.get(min(muted), "an earlier comment") if muted else "",
            is_open=any(node.pk in open_branches for node in nodes),
        )
