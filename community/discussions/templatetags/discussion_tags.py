from django import template
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from community.comments.models import Comment, Reaction
from community.conversations.reader import Reader
from community.conversations.relative_time import relative_time
from community.conversations.rendering import render_opening
from community.discussions.discussion_list import Row, rows_of, with_latest
from community.discussions.models import Discussion
from community.members.models import User
from community.members.time_zone import zone_of
from community.posting.conversation_extras import extras_for

register = template.Library()

#: On a profile.
MAX_ON_PROFILE = 10


@register.simple_tag(takes_context=True)
def opening(context: Context, discussion: Discussion) -> SafeString:
    """What was asked, as this reader sees it, with the actions of a comment."""
    comment = discussion.opening
    if comment is None:
        return SafeString("")
    reader = Reader.of(context["request"].user)
    reacted: frozenset[int] = frozenset()
    if reader.member and Reaction.objects.filter(member=reader.member, comment=comment).exists():
        reacted = frozenset([comment.pk])
    return render_opening(
        comment,
        reader,
        authors=discussion.comment_authors(),
        extras=extras_for(discussion),
        reacted=reacted,
        now=localtime(timezone=zone_of(reader.member)),
    )


@register.filter
def published_ago(comment: Comment) -> str:
    """ "5 minutes ago"."""
    return relative_time(comment.published_at or comment.submit_date, localtime())


@register.simple_tag
def discussions_by(member: User) -> list[Row]:
    """The member's newest ones under their own name."""
    found = Discussion.objects.published().started_by(member).order_by("-pk")
    return rows_of(list(with_latest(found)[:MAX_ON_PROFILE]), None)
