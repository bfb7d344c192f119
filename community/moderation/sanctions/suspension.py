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
