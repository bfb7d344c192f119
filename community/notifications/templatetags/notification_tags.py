from django import template

from community.comments.models import Conversation
from community.members.models import User
from community.notifications.models import Notification
from community.notifications.subscriptions import follows

register = template.Library()


@register.simple_tag
def unread_notifications(member: User) -> int:
    return Notification.objects.visible_to(member).unread().count()


@register.simple_tag
def is_followed(conversation: Conversation | None, member: User) -> bool:
    return conversation is not None and follows(member, conversation)
