from django import template
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.timezone import localtime

from community.comments.models import Comment
from community.conversations.avatar import render_avatar, visible_picture
from community.conversations.relative_time import relative_time as how_long_ago
from community.members.models import User
from community.text.plain_text import plain_text

register = template.Library()


@register.filter
def excerpt(comment: Comment, words: int = 35) -> str:
    """The beginning of what was said, as plain text: the template escapes it like anything else people wrote."""
    return Truncator(plain_text(comment.body_html)).words(words, truncate=" …")


@register.filter
def relative_time(comment: Comment) -> str:
    return how_long_ago(comment.submit_date, localtime())


@register.simple_tag(takes_context=True)
def comment_avatar(context: Context, comment: Comment) -> SafeString:
    """The avatar beside a comment: a member's, or the initials of a guest or an alias."""
    member = None if comment.alias else comment.user
    if member is None:
        return render_avatar(comment.name, None)
    user = getattr(getattr(context, "request", None), "user", None)
    for_members = isinstance(user, User) and not context.get("as_stranger")
    picture = visible_picture(member.picture, member.picture_for, for_members=for_members)
    return render_avatar(comment.name, member.pk, picture)
