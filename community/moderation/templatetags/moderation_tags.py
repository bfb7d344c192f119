from datetime import timedelta

from django import template

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.members.models import User
from community.members.standing import anonymous_standing
from community.moderation import standing_decisions
from community.moderation.appeals.appealable import appeal_url, decision_to_appeal
from community.moderation.care.median_wait import median_wait
from community.moderation.desk.writer_record import AuthorHistory
from community.moderation.models import Decision, Sanction
from community.moderation.models.sanction import SanctionQuerySet

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


@register.simple_tag
def sanctions_of(member: User) -> SanctionQuerySet:
    """What was decided about the member, apart from what was by a comment without a name; the newest five."""
    return Sanction.objects.filter(member=member).seen_at().select_related("decision")[:5]


@register.filter
def can_appeal_against(comment: Comment) -> Decision | None:
    """The decision; None if the comment is on the page, or no moderator decided about it."""
    return decision_to_appeal(comment)


@register.simple_tag
def guest_appeal_url(comment: Comment) -> str:
    """For the guest who wrote it; "" if there is nothing to appeal against."""
    decision = decision_to_appeal(comment)
    return appeal_url(decision) if decision and comment.user_id is None else ""


@register.simple_tag
def usual_wait() -> timedelta | None:
    """The median of the last month; None while too little was decided."""
    return median_wait()


@register.filter
def duration(time: timedelta) -> str:
    """ "3 hours", rounded up to minutes, from an hour on to hours, and from two days on to days."""
    minutes = -(-time // timedelta(minutes=1)) or 1
    if minutes < 60:
        return f"{minutes} minute{'' if minutes == 1 else 's'}"
    hours = -(-time // timedelta(hours=1))
    if hours < 48:
        return f"{hours} hour{'' if hours == 1 else 's'}"
    return f"{-(-time // timedelta(days=1))} days"
