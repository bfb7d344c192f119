from django import template
from django.utils.timezone import localtime

from community.comments.content_notes import html_elsewhere
from community.comments.models import Comment
from community.conversations.relative_time import relative_time as how_long_ago
from community.conversations.templatetags.conversation_tags import comment_avatar
from community.text import excerpts

register = template.Library()


@register.filter
def excerpt(comment: Comment, words: int = 35) -> str:
    """Return the first words of a comment as plain text; the template escapes it."""
    return excerpts.excerpt(html_elsewhere(comment), words, end=" …")


@register.filter
def relative_time(comment: Comment) -> str:
    return how_long_ago(comment.submit_date, localtime())


register.simple_tag(comment_avatar, takes_context=True)
