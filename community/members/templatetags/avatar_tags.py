"""Avatars in Django templates; Jinja2 templates import the macro from members/_avatar.jinja."""

from django import template
from django.template import Context
from django.template.loader import get_template

from community.members.avatars import Avatar, avatar_of, member_avatar
from community.members.models import User
from community.members.profile_visibility import VisibleProfile

register = template.Library()


def is_for_members(context: Context) -> bool:
    """Whether a member reads this page. `as_stranger` in the context: a member previews what strangers see."""
    # Inside `{% include … only %}` the context has no `user`, but it still has the request.
    user = getattr(getattr(context, "request", None), "user", None)
    return isinstance(user, User) and not context.get("as_stranger")


def draw_avatar(avatar: Avatar) -> str:
    """Safe HTML."""
    drawn: str = get_template("members/_avatar.jinja", using="jinja2").template.module.avatar(avatar)  # type: ignore[attr-defined]
    return drawn


@register.simple_tag(takes_context=True, name="avatar")
def avatar_tag(context: Context, member: User) -> str:
    """Beside a member's name, as the reader of the page may see it."""
    return draw_avatar(member_avatar(member, for_members=is_for_members(context)))


@register.simple_tag
def profile_avatar(member: User, shown: VisibleProfile | None = None) -> str:
    """The large one on a profile: from what the audience may see, or everything if the member looks at their own."""
    picture = shown.picture if shown else member.picture
    return draw_avatar(avatar_of(member.display_name, member.pk, picture, is_large=True))
