"""Who is at which case, and notes for the moderator who takes over."""

from collections.abc import Collection, Iterable

from django.utils import timezone

from community.members.models import User
from community.moderation.models import Claim
from community.moderation.models.claim import CLAIMED_FOR

from .lanes import Row


def claim(lane: str, case: int, *, by: User) -> None:
    """For ten minutes. A claim or note of somebody else stays, and is shown."""
    now = timezone.now()
    Claim.objects.filter(note="", claimed_until__lte=now).delete()
    if not Claim.objects.filter(lane=lane, case=case).exclude(by=by, note="").exists():
        Claim.objects.update_or_create(lane=lane, case=case, defaults={"by": by, "claimed_until": now + CLAIMED_FOR})


def hand_over(lane: str, case: int, *, by: User, note: str) -> None:
    """Leave the case to another moderator, with a note; instead of what stood there."""
    values = {"by": by, "claimed_until": timezone.now(), "note": note}
    Claim.objects.update_or_create(lane=lane, case=case, defaults=values)


def release(lane: str, cases: Collection[int]) -> None:
    Claim.objects.filter(lane=lane, case__in=cases).delete()


def show_claims(lane: str, rows: Iterable[Row]) -> None:
    """Each row gets the claim of its case."""
    by_key = {row.key: row for row in rows}
    for found in Claim.objects.current().filter(lane=lane, case__in=by_key).select_related("by"):
        by_key[found.case].claim = found
