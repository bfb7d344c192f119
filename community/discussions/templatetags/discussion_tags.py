from typing import Any, NamedTuple

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from community.comments.models import Comment, Conversation, Question, Reaction
from community.conversations.comment_tree import CommentRow
from community.conversations.mutes import Mutes
from community.conversations.reader import Reader
from community.conversations.relative_time import relative_time
from community.conversations.rendering import render_opening
from community.discussions.about import discussions_about, key_of
from community.discussions.discussion_list import Row, rows_of, with_latest
from community.discussions.models import Discussion
from community.members.models import User
from community.members.time_zone import zone_of
from community.posting.conversation_extras import extras_for

register = template.Library()

#: On a profile.
MAX_ON_PROFILE = 10


@register.simple_tag(takes_context=True)
def opening(context: Context, discussion: Discussion, row: CommentRow) -> SafeString:
    """What was asked, as this reader sees it, with the actions of a comment."""
    reader = Reader.of(context["request"].user)
    reacted: frozenset[int] = frozenset()
    if reader.member and row.reaction_count:
        reacted = frozenset(
            Reaction.objects.filter(member=reader.member, comment=row.pk).values_list("comment", flat=True)
        )
    return render_opening(
        row,
        reader,
        authors=discussion.comment_authors(),
        extras=extras_for(discussion),
        reacted=reacted,
        now=localtime(timezone=zone_of(reader.member)),
    )


@register.simple_tag
def split_address(comment: Comment, reader: User) -> str:
    """Where moderators make a discussion of the comment and what is below it; "" where that is not possible."""
    is_there = comment.is_published and not comment.is_opening and reader.has_perm("comments.moderate_comment")
    is_in_discussion = is_there and isinstance(comment.conversation.target, Discussion)
    return reverse("discussion-split", args=[comment.pk]) if is_in_discussion else ""


class ChosenAnswer(NamedTuple):
    comment: Comment
    #: This reader has muted who wrote it, or the branch.
    is_muted: bool


@register.simple_tag(takes_context=True)
def chosen_answer(context: Context, question: Question) -> ChosenAnswer:
    """Call it for a solved question."""
    answer = question.answer
    if answer is None:
        raise ValueError("Nobody has chosen an answer.")
    mutes = Mutes.of(Reader.of(context["request"].user).member, Conversation(pk=answer.conversation_id))
    return ChosenAnswer(answer, mutes.hides(path=answer.path, user_id=answer.user_id, alias=answer.alias))


@register.filter
def published_ago(comment: Comment) -> str:
    """ "5 minutes ago"."""
    return relative_time(comment.published_at or comment.submit_date, localtime())


class AboutThis(NamedTuple):
    #: For `?about=` of the form.
    key: str
    discussions: list[Discussion]


@register.simple_tag
def about_this(target: Any, conversation: Any) -> AboutThis:
    """The discussions that were started about an article. `conversation` is from `conversation_knowing_discussions`."""
    is_known = conversation is not None and conversation.has_discussions
    return AboutThis(key_of(target), list(discussions_about(target)) if is_known else [])


@register.simple_tag
def discussions_by(member: User) -> list[Row]:
    """The member's newest ones under their own name."""
    found = Discussion.objects.published().started_by(member).order_by("-pk")
    return rows_of(list(with_latest(found)[:MAX_ON_PROFILE]), None)
