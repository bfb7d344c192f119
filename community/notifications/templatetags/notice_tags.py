from django import template

from community.comments.models import Conversation
from community.members.models import User
from community.notifications.following import follows
from community.notifications.models import Notice

register = template.Library()


@register.simple_tag
def unread_notices(member: User) -> int:
    return Notice.objects.visible_to(member).unread().count()


@register.simple_tag
def is_followed(conversation: Conversation | None, member: User) -> bool:
    return conversation is not None and follows(member, conversation)
