from html import unescape

from django import template
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from community.comments.ago import ago as how_long_ago
from community.comments.avatar import avatar
from community.comments.models import Comment

register = template.Library()


@register.filter
def excerpt(comment: Comment, words: int = 35) -> str:
    """The beginning of what was said, as plain text: the template escapes it like anything else people wrote."""
    text = unescape(strip_tags(comment.body_html.replace("<br", " <br").replace("</p>", " </p>")))
    return Truncator(" ".join(text.split())).words(words, truncate=" …")


@register.filter
def ago(comment: Comment) -> str:
    return how_long_ago(comment.submit_date, timezone.now())


@register.simple_tag
def face(comment: Comment) -> SafeString:
    """The avatar beside a comment: a member's, or a guest's initials."""
    return mark_safe(avatar(comment.name, comment.user_id))  # noqa: S308 -- escapes the name itself
