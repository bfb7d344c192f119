from django import template
from django.template import Context
from django.utils.safestring import SafeString

from community.conversations.avatar import render_avatar, visible_picture
from community.conversations.conversation_context import feed_url, load_conversation
from community.members.models import User
from community.text.excerpts import excerpt

register = template.Library()
register.filter("excerpt", excerpt)
register.simple_tag(load_conversation, name="conversation")
register.simple_tag(feed_url, name="conversation_feed_url")


@register.simple_tag(takes_context=True)
def avatar(context: Context, member: User) -> SafeString:
    """The picture or the initials of a member, as whoever reads the page may see them."""
    # Inside `include … only` the context has nothing but what was passed on; the request stays its attribute.
    user = getattr(getattr(context, "request", None), "user", None)
    picture = visible_picture(member.picture, member.picture_for, for_members=isinstance(user, User))
    return render_avatar(member.display_name, member.pk, picture)
