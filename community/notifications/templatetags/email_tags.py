from typing import Any

from django import template

from community.members.models import User
from community.notifications.delivery.address_check import problem_with
from community.notifications.delivery.email_suppression import EmailSuppression
from community.notifications.emails.email_headers import one_line
from community.notifications.models import Notification

register = template.Library()


@register.simple_tag
def email_problem(member: User) -> EmailSuppression | None:
    """Why this member's address gets no notifications, although they have not unsubscribed. One query."""
    return problem_with(member.email) if member.is_authenticated else None


@register.filter
def about_title(notification: Notification) -> str:
    about: Any = notification.comment.conversation.target if notification.comment else notification.subject
    return one_line(about.title)


@register.filter
def about_path(notification: Notification) -> str:
    about: Any = notification.comment or notification.subject
    return str(about.get_absolute_url())
