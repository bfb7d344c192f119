"""A member's standing: how far we trust them, from their published comments and the age of the account.

It rises by itself. Only a moderator's decision lowers it (`User.standing_limit`). How much somebody
reads does not count.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format

if TYPE_CHECKING:
    from .models import User


class Standing(StrEnum):
    NEW = "new"
    ESTABLISHED = "established"
    TRUSTED = "trusted"
    STAFF = "staff"


#: Published comments. WordPress's rule, which bloggers know: after the first approved comment you are no newcomer.
ESTABLISHED_AFTER = 1
#: Five published comments and a week: by then a spammer has moved on.
TRUSTED_AFTER = 5
TRUSTED_AGE = timedelta(days=7)
#: Queries need not count further than this: no standing asks for more published comments.
APPROVED_COUNT_CAP = max(ESTABLISHED_AFTER, TRUSTED_AFTER)

LEVELS = (Standing.NEW, Standing.ESTABLISHED, Standing.TRUSTED)


def standing_of(member: User | None, *, approved: int) -> Standing:
    """The standing of a member, or of a guest (`member` is None).

    `approved`: number of published comments of the member, or of the guest's confirmed e-mail address.
    """
    if member and is_staff(member):
        return Standing.STAFF
    grown = earned_standing(member, approved)
    if member and member.standing_limit:
        return min(grown, Standing(member.standing_limit), key=LEVELS.index)
    return grown


def anonymous_standing(member: User, *, approved: int) -> Standing:
    """The standing of a member who writes without their name. Staff count as trusted.

    Readers could otherwise tell that the author is staff from what only staff may do.
    """
    standing = standing_of(member, approved=approved)
    if standing is not Standing.STAFF:
        return standing
    return Standing(member.standing_limit or Standing.TRUSTED)


def is_staff(member: User) -> bool:
    return member.is_superuser or member.has_perm("comments.moderate_comment")


def earned_standing(member: User | None, approved: int) -> Standing:
    """The standing without staff and without a moderator's limit."""
    if approved < ESTABLISHED_AFTER:
        return Standing.NEW
    # Guests are at most established: anybody can use a guest's name.
    if member and approved >= TRUSTED_AFTER and timezone.now() - member.date_joined >= TRUSTED_AGE:
        return Standing.TRUSTED
    return Standing.ESTABLISHED


def next_standing_hint(member: User, standing: Standing, *, approved: int) -> str:
    """One sentence for the member: what raises them to the next standing. "" at the top, or if only a moderator can."""
    if member.standing_limit or standing not in (Standing.NEW, Standing.ESTABLISHED):
        return ""
    if standing is Standing.NEW:
        return "one approved comment lifts the first limits."
    missing = TRUSTED_AFTER - approved
    trusted_from = date_format(member.date_joined + TRUSTED_AGE, "j F Y")
    if missing > 0:
        number = "one more approved comment" if missing == 1 else f"{missing} more approved comments"
        return f"{number}, and a week since you joined ({trusted_from}), lift the next ones."
    return f"on {trusted_from}, a week after you joined, the next limits lift."
