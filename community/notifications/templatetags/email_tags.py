from django import template

from community.members.models import User
from community.notifications.address_check import problem_with
from community.notifications.email_suppression import EmailSuppression

register = template.Library()


@register.simple_tag
def email_problem(member: User) -> EmailSuppression | None:
    """Why this member's address gets no notifications, although they have not unsubscribed. One query."""
    return problem_with(member.email) if member.is_authenticated else None
