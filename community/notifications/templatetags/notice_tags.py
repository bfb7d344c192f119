from django import template

from community.members.models import User
from community.notifications.models import Notice

register = template.Library()


@register.simple_tag
def unread_notices(member: User) -> int:
    return Notice.objects.visible_to(member).unread().count()
