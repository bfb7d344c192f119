"""What a moderator does to a member: warn, suspend, lift. Each is a row of the log, and is told to the member on the
site and by e-mail, in the same transaction."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from community.comments.models import Comment
from community.members.models import User
from community.members.standing import is_staff
from community.moderation.models import Decision, Sanction, SanctionAct
from community.notifications.announcements import send_announcement
from community.notifications.models import Notification

from .sanction_email import send_sanction_email
from .steps import COUNTED_FOR, Step, next_step


class SanctionRefused(Exception):
    """Nothing was changed. The message tells the moderator why, and may name the member."""


def sanction(
    member: User, step: Step, *, by: User, reason: str, note: str, comment: Comment | None = None, seen: int = 0
) -> Sanction:
    """Warn or suspend. `comment`: by which the moderator decided, if not on the profile. `seen`: the key of the newest
    sanction that the moderator saw.

    Raises `SanctionRefused` for staff, and if somebody has sanctioned the member since. By a comment
    without a name staff are sanctioned too: refusing would say that its author is staff.
    """
    without_name = bool(comment and comment.alias)
    if not without_name and is_staff(member):
        raise SanctionRefused(f"{member} looks after this site: an administrator takes that away first.")
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=member.pk)
        if newest_seen(member, comment) != seen:
            raise SanctionRefused("Nothing was changed: somebody else has just decided about this. Please look again.")
        now = timezone.now()
        until = now + timedelta(days=step.days) if step.days else None
        decision = Decision.objects.create(
            member=member,
            comment=comment,
            act=SanctionAct.SUSPEND if until else SanctionAct.WARN,
            actor=by,
            reason=reason,
            note=note,
            limit_after=timezone.localtime(until).date().isoformat() if until else "",
        )
        made = Sanction.objects.create(decision=decision, member=member, until=until, created_at=now)
        tell(made)
    return made


def lift(made: Sanction, *, by: User, note: str) -> Decision:
    """Raises `SanctionRefused` if it is lifted, or over, already."""
    with transaction.atomic():
        locked = Sanction.objects.select_for_update().get(pk=made.pk)
        if not locked.is_in_force:
            raise SanctionRefused("Nothing was changed: it is over already.")
        made.lifted_at = timezone.now()
        made.save(update_fields=["lifted_at"])
        before = made.decision
        decision = Decision.objects.create(
            member=made.member,
            comment=before.comment,
            act=SanctionAct.LIFT,
            actor=by,
            note=note,
            limit_before=before.limit_after,
        )
        send_sanction_email(made, lifted_because=note)
    return decision


def tell(made: Sanction) -> None:
    send_announcement(made, kind=Notification.Kind.SANCTION, recipients=[made.member_id])
    send_sanction_email(made)


def newest_seen(member: User, comment: Comment | None = None) -> int:
    """The key of the newest sanction that a moderator sees there; 0 for none."""
    by_comment = comment.pk if comment and comment.alias else None
    key = Sanction.objects.filter(member=member).seen_at(by_comment).values_list("pk", flat=True).first()
    return key or 0


def proposed_step(member: User, comment: Comment | None = None) -> Step:
    """From what a moderator may know of there."""
    by_comment = comment.pk if comment and comment.alias else None
    since = timezone.now() - COUNTED_FOR
    earlier = Sanction.objects.filter(member=member, lifted_at=None, created_at__gte=since)
    return next_step(earlier.seen_at(by_comment).count())
