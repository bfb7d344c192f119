"""The page for a moderator with five minutes, and their own hours."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from community.members.models import User
from community.members.requests import MemberRequest
from community.moderation.desk.claims import show_claims
from community.moderation.desk.lane_list import LANES

from .breaks import CHOICES, unless_on_a_break
from .five_minutes import ShortCase, cases_that_fit
from .hours import MOST_IN_A_ROW, distressing_in_a_row, hours_of

#: Of each lane; in five minutes nobody decides more.
LOOKED_AT = 20
#: A person first, then the law, then those who wait for an answer, then the rest in the order of the lanes.
URGENT = ("worried", "illegal", "reports", "appeals")


@never_cache
@permission_required("comments.moderate_comment", raise_exception=True)
@unless_on_a_break
@require_safe
def five_minutes(request: MemberRequest) -> HttpResponse:
    cases = cases_that_fit(short_cases(request.user))
    in_a_row = distressing_in_a_row(request.user)
    context = {
        "cases": cases,
        "minutes": round(sum(case.seconds for case in cases) / 60),
        "hours": hours_of(request.user),
        "breaks": CHOICES,
        "needs_a_break": in_a_row >= MOST_IN_A_ROW,
    }
    return render(request, "moderation/five_minutes.html", context)


def short_cases(by: User) -> list[ShortCase]:
    """The oldest of each lane that waits, in a constant number of queries."""
    found = []
    for number, lane in enumerate(LANES):
        if not lane.waits:
            continue
        rows = lane.rows(lane.ordered(lane.cases())[:LOOKED_AT], by=by)
        show_claims(lane.name, [row for row in rows if not row.is_own])
        rank = URGENT.index(lane.name) if lane.name in URGENT else len(URGENT) + number
        found += [
            ShortCase(lane.name, lane.title, row, rank, lane.is_distressing, is_answered_in_words=not lane.acts)
            for row in rows
        ]
    return found
