from django import template

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.members.models import User
from community.members.standing import standing_without_name
from community.moderation import standings
from community.moderation.queue import Past

register = template.Library()
register.filter("fingerprint", fingerprint)

#: An exact number beside an alias could be looked for beside the names.
MANY = 5


def about(number: int) -> str:
    if number == 0:
        return "none"
    return "a few" if number < MANY else "many"


@register.simple_tag
def known_of_writer(comment: Comment, past: Past) -> str:
    """What helps to judge somebody without a name, and does not say who it is."""
    if comment.user is None:
        return "a former member, anonymously"
    standing = standing_without_name(comment.user, approved=past.approved)
    return f"a member, anonymously: {standing}, {about(past.approved)} approved, {about(past.refused)} refused before"


@register.filter
def looks_set_back(member: User) -> bool:
    return standings.looks_set_back(member)
