from django import template

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.members.models import User
from community.members.standing import anonymous_standing
from community.moderation import standing_decisions
from community.moderation.desk.writer_record import AuthorHistory

register = template.Library()
register.filter("fingerprint", fingerprint)

#: From this number on we say "many". An exact number beside an alias could be compared with those beside names.
MANY = 5


def rough(number: int) -> str:
    if number == 0:
        return "none"
    return "a few" if number < MANY else "many"


@register.simple_tag
def anonymous_author_facts(comment: Comment, history: AuthorHistory) -> str:
    """What helps to judge the author of a comment without a name, and does not say who it is."""
    if comment.user is None:
        return "a former member, anonymously"
    standing = anonymous_standing(comment.user, approved=history.approved)
    approved, refused = rough(history.approved), rough(history.refused)
    return f"a member, anonymously: {standing}, {approved} approved, {refused} refused before"


@register.filter
def looks_demoted(member: User) -> bool:
    return standing_decisions.looks_demoted(member)
