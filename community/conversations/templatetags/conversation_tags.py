from django import template
from django.utils.safestring import SafeString, mark_safe

from community.comments.models import Comment
from community.conversations.conversation_context import feed_url, load_conversation
from community.text.excerpts import excerpt

register = template.Library()


@register.filter
def comment_html(comment: Comment) -> SafeString:
    """The whole text as it stands in the conversation, for pages that show one comment."""
    return mark_safe(comment.body_html)  # noqa: S308 -- cleaned when it was stored


register.filter("excerpt", excerpt)
register.simple_tag(load_conversation, name="conversation")
register.simple_tag(feed_url, name="conversation_feed_url")
