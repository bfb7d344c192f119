"""Somebody appeals, once; somebody else answers. What was decided is turned round everywhere, or stays."""

from django.db import transaction
from django.utils import timezone

from community.comments.detail_removal import DetailNotRemoved
from community.members.models import User
from community.moderation.bans.banning import BanRefused, undo_ban
from community.moderation.decisions import decide
from community.moderation.details.cutting import put_back
from community.moderation.models import Act, Appeal, AppealAct, Decision, SanctionAct, StandingAct
from community.moderation.refused_decisions import NotDecided
from community.moderation.sanctions.sanctioning import SanctionRefused, lift
from community.moderation.standing_decisions import StandingUnchanged, reinstate
from community.notifications.announcements import send_announcement
from community.notifications.models import Notification

from .appeal_email import send_appeal_email
from .appealable import author_of, is_in_force, why_not_appealable
from .deciders import who_else_can


class NotAppealable(Exception):
    """The message says why, to the author."""


class AnswerRefused(Exception):
    """Nothing was changed. The message tells the moderator why."""


def appeal_against(decision: Decision, text: str) -> Appeal:
    """Raises `NotAppealable`: against each decision once, and only while it is in force."""
    with transaction.atomic():
        # Locked, so that of two clicks the second one sees the appeal of the first.
        Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
        if why := why_not_appealable(decision):
            raise NotAppealable(why)
        appeal = Appeal.objects.create(decision=decision, member=author_of(decision), text=text)
        is_anonymous = bool(decision.comment and decision.comment.alias)
        log(decision, AppealAct.APPEAL, actor=None if is_anonymous else appeal.member)
    return appeal


def answer(appeal: Appeal, *, overturn: bool, words: str, by: User) -> None:
    """The appellant is told on the site, and by e-mail.

    Raises `AnswerRefused` for one's own appeal, for one's own decision while somebody else can answer, and if somebody
    was quicker.
    """
    decision = appeal.decision
    if author_of(decision) == by:
        raise AnswerRefused("Nobody answers their own appeal.")
    if decision.actor == by and who_else_can(appeal, by):
        raise AnswerRefused("You made this decision yourself: somebody else answers the appeal.")
    with transaction.atomic():
        locked = Appeal.objects.select_for_update(of=("self",)).get(pk=appeal.pk)
        if locked.decided_at:
            raise AnswerRefused(f"Nothing was changed: {locked.decided_by or 'somebody'} has answered it already.")
        if overturn:
            turn_round(decision, by=by, note=words)
        appeal.outcome = Appeal.Outcome.OVERTURNED if overturn else Appeal.Outcome.UPHELD
        appeal.answer, appeal.decided_by, appeal.decided_at = words, by, timezone.now()
        appeal.save()
        log(decision, AppealAct.OVERTURN if overturn else AppealAct.UPHOLD, actor=by, note=words)
        if appeal.member:
            send_announcement(appeal, kind=Notification.Kind.APPEAL, recipients=[appeal.member.pk])
        send_appeal_email(appeal)


def turn_round(decision: Decision, *, by: User, note: str) -> None:
    """Take back what was decided: of a comment its status, the counts, and what the filter learned; of a member the
    limit. What somebody has taken back already, or the author has withdrawn, stays as it is; so does what was decided
    again since, against which there is an appeal of its own."""
    if not is_in_force(decision):
        return
    try:
        if decision.act == StandingAct.DEMOTE and decision.member:
            reinstate(decision.member, by=by, note=note, comment=decision.comment)
        elif decision.act == Act.DETAIL:
            put_back(decision, by=by)
        elif decision.act == SanctionAct.BAN:
            undo_ban(decision.spam_ban, by=by, note=note)
        elif decision.act in SanctionAct.values:
            lift(decision.sanction, by=by, note=note)
        elif decision.comment:
            decide(decision.comment, Act.RESTORE, by=by)
    except (NotDecided, StandingUnchanged, SanctionRefused, BanRefused, DetailNotRemoved):
        return


def log(decision: Decision, act: AppealAct, *, actor: User | None, note: str = "") -> None:
    """The comment's status is not among it: what an appeal changes has a row of its own."""
    Decision.objects.create(member=decision.member, comment=decision.comment, act=act, actor=actor, note=note)
