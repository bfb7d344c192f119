from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

#: Longer than anybody reads one case; then it is free again.
CLAIMED_FOR = timedelta(minutes=10)


class ClaimQuerySet(models.QuerySet["Claim"]):
    def current(self) -> ClaimQuerySet:
        """Not those that have expired. A note for another moderator does not expire."""
        return self.filter(Q(claimed_until__gt=timezone.now()) | ~Q(note=""))


class Claim(models.Model):
    """A moderator is at this case of the desk, or has left a note there for another one. It keeps nobody from deciding,
    and goes with the decision."""

    lane = models.CharField(max_length=20)
    #: The key of the case in its lane.
    case = models.PositiveBigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    claimed_until = models.DateTimeField()
    #: For the moderator who takes over; "" while somebody is at it.
    note = models.CharField(max_length=300, blank=True)

    objects = models.Manager.from_queryset(ClaimQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lane", "case"], name="one_claim_of_a_case")]

    def __str__(self) -> str:
        return f"{self.lane} {self.case} by {self.by}"
