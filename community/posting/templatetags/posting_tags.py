from typing import Any

from django import template

from community.comments import saved_drafts
from community.comments.models import Conversation
from community.comments.reader import Reader
from community.posting.reasons import Reasons

register = template.Library()


@register.simple_tag
def reasons_to_wait() -> Reasons:
    """For `conversation … why=`: asked only when a comment of the reader's own waits there."""
    return Reasons()


@register.inclusion_tag("posting/_left_here.html")
def left_here(reader: Reader, conversation: Conversation | None, write_url: str) -> dict[str, Any]:
    """Where nothing can be said any more: what this reader had begun to write, on the site or on this device."""
    member = reader.member
    drafts = saved_drafts.left_in(member, conversation) if member and conversation else []
    return {"drafts": drafts, "writer": member.username if member else "", "write_url": write_url}
