"""How often moderators agreed with somebody who reports: shown to them beside a report, and to nobody else."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Count, Q

from community.moderation.models import Report, ReportOutcome

#: After fewer decided reports a number would say more about chance than about the person.
KNOWN_FROM = 6
AGREED = (ReportOutcome.REMOVED, ReportOutcome.EDITED)
DISAGREED = (ReportOutcome.KEPT, ReportOutcome.DISMISSED)


class Accuracy(NamedTuple):
    agreed: int
    decided: int

    def __str__(self) -> str:
        return f"{self.agreed} of {self.decided} reports led to something"


def accuracies(members: Collection[int]) -> dict[int, Accuracy]:
    """By member, of those with enough decided reports. One query. Worry and law are no matter of being right, and a
    comment that its writer took back was decided by nobody."""
    decided = Report.objects.complaints().filter(reporter__in=members, outcome__in=[*AGREED, *DISAGREED])
    counted = (
        decided.order_by()
        .values("reporter")
        .annotate(agreed=Count("pk", filter=Q(outcome__in=AGREED)), decided=Count("pk"))
    )
    found = counted.values_list("reporter", "agreed", "decided")
    return {member: Accuracy(agreed, total) for member, agreed, total in found if member and total >= KNOWN_FROM}
