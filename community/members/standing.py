"""How well we know somebody. Counts what was approved, never how much was read.

It grows by itself; only a moderator's decision sets it back (`User.standing_limit`).
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


# A first approved comment is what lifts a newcomer (WordPress's rule, which bloggers know).
ESTABLISHED_AFTER = 1
# Five approved comments and a week: enough that a spammer has moved on.
TRUSTED_AFTER = 5
TRUSTED_AGE = timedelta(days=7)
#: No standing asks for more approved comments: nobody needs to count further.
APPROVED_COUNT_CAP = max(ESTABLISHED_AFTER, TRUSTED_AFTER)

LEVELS = (Standing.NEW, Standing.ESTABLISHED, Standing.TRUSTED)


def standing_of(member: User | None, *, approved: int) -> Standing:
    """`approved` is the number of published comments of this member, or of this guest's confirmed address."""
    if member and is_staff(member):
        return Standing.STAFF
    grown = earned_standing(member, approved)
    if member and member.standing_limit:
        return min(grown, Standing(member.standing_limit), key=LEVELS.index)
    return grown


def anonymous_standing(member: User, *, approved: int) -> Standing:
    """Staff are members like others then: what is done for them alone, or not done to them, would say who it is."""
    standing = standing_of(member, approved=approved)
    if standing is not Standing.STAFF:
        return standing
    return Standing(member.standing_limit or Standing.TRUSTED)


def is_staff(member: User) -> bool:
    return member.is_superuser or member.has_perm("comments.moderate_comment")


def earned_standing(member: User | None, approved: int) -> Standing:
    if approved < ESTABLISHED_AFTER:
        return Standing.NEW
    # A guest's name can be anybody's: more than established is for members.
    if member and approved >= TRUSTED_AFTER and timezone.now() - member.date_joined >= TRUSTED_AGE:
        return Standing.TRUSTED
    return Standing.ESTABLISHED


def next_standing_hint(member: User, standing: Standing, *, approved: int) -> str:
    """One sentence for the member: what lifts them to the next standing; "" when nothing does, or a moderator must."""
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
