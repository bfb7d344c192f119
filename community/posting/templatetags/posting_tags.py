from typing import Any

from django import template

from community.comments import saved_drafts
from community.comments.models import Conversation
from community.conversations.reader import Reader
from community.posting.content_note import may_note
from community.posting.conversation_extras import extras_for

register = template.Library()
register.simple_tag(extras_for, name="conversation_extras")
register.simple_tag(may_note)


@register.inclusion_tag("posting/_unposted_drafts.html")
def unposted_drafts(reader: Reader, conversation: Conversation | None, write_url: str) -> dict[str, Any]:
    """In a closed conversation: what this reader had begun to write there, saved on the site or in the browser."""
    member = reader.member
    drafts = saved_drafts.drafts_in(member, conversation) if member and conversation else []
    return {"drafts": drafts, "writer": member.username if member else "", "write_url": write_url}
