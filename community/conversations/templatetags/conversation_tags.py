from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from community.comments.content_notes import html_elsewhere
from community.comments.models import Comment
from community.conversations.conversation_context import feed_url, load_conversation
from community.members.avatars import NO_NAME, avatar_of, render_avatar, visible_picture
from community.members.templatetags.avatar_tags import is_for_members
from community.text.excerpts import excerpt

register = template.Library()


@register.filter
def comment_html(comment: Comment) -> SafeString:
    """The whole text as it stands in the conversation, for pages that show one comment."""
    return mark_safe(comment.body_html)  # noqa: S308 -- cleaned when it was stored


@register.simple_tag(takes_context=True)
def comment_avatar(context: Context, comment: Comment) -> str:
    """Draw the avatar beside a comment: a member's picture, the initials of a guest, or the leaf of an alias."""
    if comment.alias:
        return render_avatar(NO_NAME)
    member = comment.user
    if member is None:
        return render_avatar(avatar_of(comment.name, None))
    picture = visible_picture(member.picture, member.picture_for, for_members=is_for_members(context))
    return render_avatar(avatar_of(comment.name, member.pk, picture))


@register.filter
def comment_excerpt(comment: Comment, words: int) -> str:
    """The first words of the text, or its content note, for lists and quotations; the template escapes it."""
    return excerpt(html_elsewhere(comment), words)


@register.simple_tag(takes_context=True)
def opens_content_notes(context: Context) -> bool:
    """Whether this reader wants texts with a content note open."""
    return bool(getattr(context["request"].user, "opens_content_notes", False))


register.filter("excerpt", excerpt)
register.simple_tag(load_conversation, name="conversation")
register.simple_tag(feed_url, name="conversation_feed_url")
