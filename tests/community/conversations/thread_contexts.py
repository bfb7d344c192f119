"""A page of threads with these comments, for this reader, and extras that have an answer to everything."""

from datetime import timedelta

from django.utils import timezone

from community.comments.models import Comment
from community.conversations.comment_tree import row_of
from community.conversations.extras import Action, ConversationExtras
from community.conversations.pagination import Page, public_names
from community.conversations.reader import Reader
from community.conversations.thread_view import ThreadContext, state_of
from community.members.models import User

STRANGER = Reader()
#: Before anything that a test says.
LONG_AGO = timezone.now() - timedelta(days=365)
OWN, THEIRS, CHOOSE = (
    Action("/own/", "Edit", "Edit it"),
    Action("/mod/", "Remove", "Remove it"),
    Action("/a/", "A", "A"),
)
#: Every comment gets a moderator's action, an author's and one of who asked, wherever these are asked for.
EXTRAS = ConversationExtras(
    write_url="/write/",
    report_url=lambda pk: f"/report/{pk}/",
    author_actions=lambda row, now: (OWN,),
    moderator_actions=lambda row, now: (THEIRS,),
    answer_actions=lambda row, is_answer: (CHOOSE._replace(value="no" if is_answer else "yes"),),
    hold_reasons=lambda keys: dict.fromkeys(keys, "A moderator reads it first."),
)


def context_of(*comments: Comment, reader: Reader = STRANGER, **given) -> ThreadContext:
    """Of a page with these comments and no others, in this order."""
    rows = [row_of(comment) for comment in comments]
    page = Page(rows, public_names(rows))
    return ThreadContext(page, reader, given.pop("authors", set()), given.pop("extras", EXTRAS), **given)


def state(comment: Comment, reader: Reader = STRANGER, **given):
    context = context_of(comment, reader=reader, **given)
    return state_of(context, context.page.rows[0])


def of(member: User) -> Reader:
    return Reader(member=member)


def moderating(member: User) -> Reader:
    return Reader(member=member, moderates=True)
