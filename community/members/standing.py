"""How well we know somebody. Counts what was approved, never how much was read."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils import timezone

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


def standing_of(member: User | None, *, approved: int) -> Standing:
    """`approved` is the number of published comments of this member, or of this guest's confirmed address."""
    if member and (member.is_superuser or member.has_perm("comments.moderate_comment")):
        return Standing.STAFF
    if approved < ESTABLISHED_AFTER:
        return Standing.NEW
    # A guest's name can be anybody's: more than established is for members.
    if member and approved >= TRUSTED_AFTER and timezone.now() - member.date_joined >= TRUSTED_AGE:
        return Standing.TRUSTED
    return Standing.ESTABLISHED
