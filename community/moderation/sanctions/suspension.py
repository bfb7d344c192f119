"""May this member write now?"""

from datetime import datetime

from community.members.models import User
from community.members.standing import is_staff
from community.moderation.models import Sanction


class Suspended(Exception):
    """The member may write again `until` then; nothing was saved. `sanction` leads to why, and to an appeal."""

    def __init__(self, sanction: Sanction, until: datetime) -> None:
        super().__init__(f"until {until}")
        self.sanction, self.until = sanction, until


class AccountClosed(Exception):
    """Their account was closed meanwhile, by a ban or by themselves. Nothing was saved."""


def suspension_of(member: User | None, *, without_name: bool = False) -> Sanction | None:
    """The one that keeps them from writing now and lasts longest. One query for a member, none for a guest.

    Staff are suspended only by a comment without a name, and only from writing without it: otherwise readers could
    tell from their silence who had written it.
    """
    if member is None:
        return None
    found = Sanction.objects.suspending(member).first()
    return found if found and (without_name or not is_staff(member)) else None


def refuse_if_suspended(member: User | None, *, without_name: bool) -> None:
    """Raises `Suspended`."""
    found = suspension_of(member, without_name=without_name)
    if found and found.until:
        raise Suspended(found, found.until)


def hold_writer(member: User | None, *, without_name: bool) -> None:
    """In the transaction that saves what they wrote, before anything else: a ban or a suspension of the same instant
    comes before it or after it. One that came before refuses this, and one that comes after finds it.

    Raises `AccountClosed` and `Suspended`. Locks the row as a ban does, and keeps nobody from naming the member.
    """
    if member is None:
        return
    locked = User.objects.select_for_update(no_key=True).filter(pk=member.pk)
    if not locked.values_list("is_active", flat=True).first():
        raise AccountClosed
    refuse_if_suspended(member, without_name=without_name)
