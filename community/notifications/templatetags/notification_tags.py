from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from community.conversations.relative_time import relative_time
from community.members.models import User
from community.members.time_zone import zone_of
from community.notifications.bell import Bell, bell_of
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.following.follow_views import button_context
from community.notifications.models import Notification

register = template.Library()


@register.simple_tag(takes_context=True)
def bell(context: Context) -> Bell | None:
    return bell_of(context["request"])


@register.inclusion_tag("notifications/_follow_button.html", takes_context=True)
def follow_button(context: Context, kind: str, thing: Any) -> dict[str, object]:
    """The button "Follow", which says "Unfollow" to who follows it. A stranger is led to sign in and back."""
    return button_context(context["request"], FOLLOW_KINDS[kind], thing)


@register.filter
def told_at(notification: Notification, reader: User) -> str:
    """ "3 hours ago", or the date where the reader is."""
    return relative_time(notification.created_at, timezone.localtime(timezone=zone_of(reader)))
