from django import template
from django.template import Context
from django.utils.timezone import localtime

from community.comments.models import Comment
from community.conversations.relative_time import relative_time as how_long_ago
from community.members.avatars import avatar_of, render_avatar, visible_picture
from community.members.templatetags.avatar_tags import is_for_members
from community.text import excerpts

register = template.Library()


@register.filter
def excerpt(comment: Comment, words: int = 35) -> str:
    """Return the first words of a comment as plain text; the template escapes it."""
    return excerpts.excerpt(comment.body_html, words, end=" …")


@register.filter
def relative_time(comment: Comment) -> str:
    return how_long_ago(comment.submit_date, localtime())


@register.simple_tag(takes_context=True)
def comment_avatar(context: Context, comment: Comment) -> str:
    """Draw the avatar beside a comment: a member's picture, or the initials of a guest or an alias."""
    member = None if comment.alias else comment.user
    if member is None:
        return render_avatar(avatar_of(comment.name, None))
    picture = visible_picture(member.picture, member.picture_for, for_members=is_for_members(context))
    return render_avatar(avatar_of(comment.name, member.pk, picture))
