"""Comments and threads as HTML. The markup is in `templates/conversations/*.jinja`; what it shows is decided before.

See docs/decisions/0004.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from community.comments.models import Comment
from community.members.jinja_environment import macro_of

from .comment_tree import CommentRow, row_of
from .comment_view import CommentState, CommentView, PageContext, comment_view
from .extras import ConversationExtras
from .pagination import Page, public_names
from .reader import Reader
from .relative_time import relative_time
from .thread_view import ThreadContext, ThreadView, state_of

COMMENT, THREAD = "conversations/_comment.jinja", "conversations/_thread.jinja"
#: Drawn comments that are kept in the memory of the process: a hundred pages, about twenty megabytes.
MAX_FRAGMENTS = 10_000
#: Drawn pages of threads: about as many megabytes as a tenth of their number.
MAX_THREADS = 64
MAX_OPENINGS = 500
#: Around a guest's own comment before it is published: nobody replies to it, marks it as helpful or features it.
PENDING_CONTEXT = PageContext(
    for_members=False, can_manage=False, authors=frozenset(), featured=frozenset(), write_url="", query=""
)


def render_thread(thread: ThreadView) -> SafeString:
    """The `<ol class="thread">` with every comment of the page; "" for a page without comments."""
    if not thread.rows:
        return SafeString("")
    # While somebody works on the templates, nothing is cached.
    return _draw_thread(thread, _draw_comment) if settings.DEBUG else _cached_thread(thread)


@lru_cache(MAX_THREADS)
def _cached_thread(thread: ThreadView) -> SafeString:
    """Cached by everything that it shows, the ages in words included: so it is never out of date."""
    return _draw_thread(thread, _cached_comment)


def _draw_thread(thread: ThreadView, draw: Callable[[CommentRow, PageContext, CommentState], SafeString]) -> SafeString:
    drawn = zip(thread.rows, thread.states, strict=True)
    comments = {row.pk: draw(row, thread.page_context, state) for row, state in drawn}
    return macro_of(THREAD, "thread")(thread, comments, dict(thread.muted), dict(thread.folds))


def _draw_comment(row: CommentRow, page_context: PageContext, state: CommentState) -> SafeString:
    return render_view(comment_view(row, page_context, state))


@lru_cache(MAX_FRAGMENTS)
def _cached_comment(row: CommentRow, page_context: PageContext, state: CommentState) -> SafeString:
    """Also cached one by one: when something changes on a page, most of its comments stay as they are."""
    return _draw_comment(row, page_context, state)


def render_view(view: CommentView) -> SafeString:
    return macro_of(COMMENT, "comment")(view)


def render_posted(
    comment: Comment, reader: Reader, *, authors: set[int], extras: ConversationExtras, receipt: str = ""
) -> SafeString:
    """The comment alone, as an item of its list: the answer to a post, so its reader has written it, as a member or as
    a guest. `authors` are those of the target; by the `receipt` a guest's browser knows later whose it is."""
    row = row_of(comment)
    context = ThreadContext(Page([row], public_names([row])), reader, authors, extras)
    state = state_of(context, row)._replace(author_actions=extras.author_actions(row, context.now))
    view = comment_view(row, context.page_context, state)
    parent_id = row.parent_id if row.level else None
    return macro_of(THREAD, "just_posted")(render_view(view), parent_id, receipt, comment.conversation_id)


def render_opening(
    row: CommentRow,
    reader: Reader,
    *,
    authors: set[int],
    extras: ConversationExtras,
    reacted: frozenset[int],
    now: datetime,
) -> SafeString:
    """The text of what a conversation is about, with a comment's actions but "Reply": who writes, answers it."""
    context = ThreadContext(Page([row], public_names([row])), reader, authors, extras, reacted=reacted, now=now)
    draw = _draw_opening if settings.DEBUG else _cached_opening
    return draw(row, context.page_context, state_of(context, row))


def _draw_opening(row: CommentRow, page_context: PageContext, state: CommentState) -> SafeString:
    view = comment_view(row, page_context, state)
    return render_view(view._replace(level=0, reply_url="", can_feature=False))


@lru_cache(MAX_OPENINGS)
def _cached_opening(row: CommentRow, page_context: PageContext, state: CommentState) -> SafeString:
    return _draw_opening(row, page_context, state)


def render_pending(comment: Comment, *, permalink: str, chip: str, note: SafeString) -> SafeString:
    """A guest's comment that others do not see, as it will stand in its place.

    `permalink` is where its guest finds it, as it has no address of its own before it is published; `chip` is the word
    beside the name; `note` is HTML and says below the text what happens next.
    """
    # Always say whom it answers: the page it is shown on may be another than the one with the answered comment.
    row = row_of(comment)._replace(parent_id=0)
    answered = public_names([row]).get(row.reply_to_id or 0, "")
    view = comment_view(row, PENDING_CONTEXT, CommentState(relative_time(row.submit_date, localtime()), answered))
    return render_view(view._replace(permalink=permalink, chip=chip, note=note, has_actions=False))
