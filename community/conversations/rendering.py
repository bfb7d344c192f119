"""Comments and threads as HTML. The markup is in `templates/conversations/*.jinja`; what it shows is decided before."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from community.comments.models import Comment

from .comment_row import row_of
from .comment_view import Surroundings, comment_view
from .extras import ConversationExtras
from .jinja_environment import macro_of
from .pagination import Page, public_names
from .reader import Reader
from .thread_view import ThreadContext, ThreadView, view_for

COMMENT, THREAD = "conversations/_comment.jinja", "conversations/_thread.jinja"

#: Around a guest's own comment before it is published: nobody replies to it, marks it as helpful or features it.
NOTHING_AROUND = Surroundings(
    for_members=False,
    can_manage=False,
    moderates=False,
    authors=frozenset(),
    featured=frozenset(),
    write_url="",
    query="",
)


def render_thread(thread: ThreadView) -> SafeString:
    """The `<ol class="thread">` with every comment of the page; "" for a page without comments.

    What other readers see alike is kept beside the page, until its age in words changes.
    """
    draw = macro_of(COMMENT, "comment")
    for key, view in thread.to_draw:
        html = thread.comments[view.pk] = draw(view)
        if key:
            thread.kept[key] = (html, view.changes_at)
    return macro_of(THREAD, "thread")(thread) if thread.comments else SafeString("")


def render_comment(comment: Comment, reader: Reader, *, authors: set[int], extras: ConversationExtras) -> SafeString:
    """The comment alone, as an item of its list: the answer to a post. `authors` are those of the target."""
    row = row_of(comment)
    context = ThreadContext(Page([row], public_names([row])), reader, authors, extras)
    view = view_for(context, row, hold_reason=context.hold_reasons().get(row.pk, ""))
    return macro_of(THREAD, "just_posted")(macro_of(COMMENT, "comment")(view), row.parent_id if row.level else None)


def render_pending(comment: Comment, *, permalink: str, chip: str, note: SafeString) -> SafeString:
    """A guest's comment that others do not see, as it will stand in its place.

    `permalink` is where its guest finds it, as it has no address of its own before it is published; `chip` is the word
    beside the name; `note` is HTML and says below the text what happens next.
    """
    # Always say whom it answers: the page it is shown on may be another than the one with the answered comment.
    row = row_of(comment)._replace(parent_id=0)
    view = comment_view(row, public_names([row]), NOTHING_AROUND, localtime())
    return macro_of(COMMENT, "comment")(view._replace(permalink=permalink, chip=chip, note=note, has_actions=False))
