"""Avatars in Django templates. Jinja2 templates import the macro from members/_avatar.jinja."""

from django import template
from django.template import Context

from community.members.avatars import avatar_of, member_avatar, render_avatar
from community.members.models import User
from community.members.profile_visibility import VisibleProfile

register = template.Library()


def is_for_members(context: Context) -> bool:
    """Whether a member reads this page. `as_stranger` in the context: a member sees the page as a stranger would."""
    # Inside `{% include … only %}` the context has no `user`, but it still has the request.
    user = getattr(getattr(context, "request", None), "user", None)
    return isinstance(user, User) and not context.get("as_stranger")


@register.simple_tag(takes_context=True)
def avatar(context: Context, member: User) -> str:
    """Beside a member's name, as the reader of the page may see it."""
    return render_avatar(member_avatar(member, for_members=is_for_members(context)))


@register.simple_tag
def profile_avatar(member: User, shown: VisibleProfile | None = None) -> str:
    """The large one on a profile. `shown`: what its reader may see; without it, everything (one's own settings)."""
    picture = shown.picture if shown else member.picture
    return render_avatar(avatar_of(member.display_name, member.pk, picture, is_large=True))
