"""What a moderator does to a member's standing. It grows by itself and falls by nothing but these decisions."""

from django.db import transaction

from community.comments.models import Comment
from community.members.models import User
from community.members.standing import Standing, is_staff

from .models import Act, Decision

#: The standing each act leaves a member at most; "" for no limit.
LIMIT_AFTER = {Act.DEMOTE: str(Standing.NEW), Act.REINSTATE: ""}


class StandingUnchanged(Exception):
    """The message says why, to the moderator."""


def demote(member: User, *, by: User, note: str, comment: Comment | None = None) -> Decision:
    """From now on everything they write is read first, until somebody reinstates them. Of staff what they write without
    their name: refused there, it would say that it is one of them."""
    if is_staff(member) and not (comment and comment.alias):
        raise StandingUnchanged(f"{member} looks after this site: an administrator takes that away first.")
    return _decide(member, Act.DEMOTE, by=by, note=note, comment=comment)


def reinstate(member: User, *, by: User, note: str, comment: Comment | None = None) -> Decision:
    return _decide(member, Act.REINSTATE, by=by, note=note, comment=comment)


def latest_standing_decision(member: User) -> Decision | None:
    return Decision.objects.filter(member=member, act__in=LIMIT_AFTER).first()


def looks_demoted(member: User, comment: Comment | None = None) -> bool:
    """To moderators who look at the member, or at one comment without a name. What was decided about an alias shows
    there alone: who is set back would else say who it is, and of two aliases whether they are one."""
    if not member.standing_limit:
        return False
    decisions = Decision.objects.filter(member=member, act__in=LIMIT_AFTER)
    if comment and comment.alias:
        latest = decisions.filter(comment=comment).first()
        return latest is not None and latest.act == Act.DEMOTE
    openly = decisions.exclude(comment__alias__gt="").first()
    return openly.act == Act.DEMOTE if openly else not decisions.exists()


def _decide(member: User, act: Act, *, by: User, note: str, comment: Comment | None) -> Decision:
    with transaction.atomic():
        before = User.objects.select_for_update().values_list("standing_limit", flat=True).get(pk=member.pk)
        member.standing_limit = before
        if looks_demoted(member, comment) == (act == Act.DEMOTE):
            raise StandingUnchanged(f"Nothing was changed: {member} is already {act.label}.")
        User.objects.filter(pk=member.pk).update(standing_limit=LIMIT_AFTER[act])
        member.standing_limit = LIMIT_AFTER[act]
        return Decision.objects.create(
            member=member,
            comment=comment,
            act=act,
            actor=by,
            note=note,
            status_before=before,
            status_after=LIMIT_AFTER[act],
        )
