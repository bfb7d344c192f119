"""What a moderator does to a member's standing: demote to new, or reinstate. Nothing else lowers a standing."""

from django.db import transaction
from django.db.models import Q

from community.comments.models import Comment
from community.members.models import User
from community.members.standing import Standing, is_staff

from .models import StandingAct, StandingDecision

#: `User.standing_limit` after each act; "" for no limit.
LIMIT_AFTER = {StandingAct.DEMOTE: str(Standing.NEW), StandingAct.REINSTATE: ""}


class StandingUnchanged(Exception):
    """Nothing was changed. The message tells the moderator why, and names the member."""


def demote(member: User, *, by: User, note: str, comment: Comment | None = None) -> StandingDecision:
    """From now on a moderator reads everything they write first, until somebody reinstates them.

    `comment`: where the moderator decided, if not on the profile. Raises `StandingUnchanged` if the member is demoted
    already, and for staff. If the comment is without a name, staff are demoted too: refusing would say that its author
    is staff.
    """
    if is_staff(member) and not (comment and comment.alias):
        raise StandingUnchanged(f"{member} looks after this site: an administrator takes that away first.")
    return _decide(member, StandingAct.DEMOTE, by=by, note=note, comment=comment)


def reinstate(member: User, *, by: User, note: str, comment: Comment | None = None) -> StandingDecision:
    """Lift the limit. Raises `StandingUnchanged` if there is none."""
    return _decide(member, StandingAct.REINSTATE, by=by, note=note, comment=comment)


def latest_standing_decision(member: User) -> StandingDecision | None:
    return StandingDecision.about(member).first()


def looks_demoted(member: User, comment: Comment | None = None) -> bool:
    """Whether a moderator should see this member as demoted, on their profile or (`comment`) beside a comment.

    A decision made by a comment without a name shows at that comment only. If it showed elsewhere, it would tell who
    wrote the comment, or that two aliases are the same person.
    """
    if not member.standing_limit:
        return False
    decisions = StandingDecision.about(member)
    if comment and comment.alias:
        latest = decisions.filter(comment=comment).first()
        return latest is not None and latest.act == StandingAct.DEMOTE
    under_own_name = decisions.exclude(Q(is_without_name=True) | Q(comment__alias__gt="")).first()
    return under_own_name.act == StandingAct.DEMOTE if under_own_name else not decisions.exists()


def _decide(member: User, act: StandingAct, *, by: User, note: str, comment: Comment | None) -> StandingDecision:
    with transaction.atomic():
        before = User.objects.select_for_update().values_list("standing_limit", flat=True).get(pk=member.pk)
        member.standing_limit = before
        if looks_demoted(member, comment) == (act == StandingAct.DEMOTE):
            raise StandingUnchanged(f"Nothing was changed: {member} is already {act.label}.")
        User.objects.filter(pk=member.pk).update(standing_limit=LIMIT_AFTER[act])
        member.standing_limit = LIMIT_AFTER[act]
        decision = StandingDecision(
            member=member,
            comment=comment,
            act=act,
            actor=by,
            note=note,
            limit_before=before,
            limit_after=LIMIT_AFTER[act],
        )
        decision.save()
    return decision
