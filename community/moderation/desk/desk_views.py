"""The pages of the desk: a lane, and one case of it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from community.members.models import User
from community.members.requests import MemberRequest
from community.moderation.areas.area_rights import area_of, cases_for, for_moderators
from community.moderation.care.breaks import CHOICES, unless_on_a_break
from community.moderation.care.hours import MOST_IN_A_ROW, distressing_in_a_row
from community.moderation.forms import DecisionForm
from community.moderation.models import Act

from .claims import show_claims
from .desk_filters import AGES, Filters
from .desk_menu import waiting_for
from .desk_page import DeskPage, page_of
from .lane_list import lane_named
from .lanes import Lane, keys_of
from .undo_bar import last_act

#: Signs one can choose in the filter; a case links to its own.
REASONS = {
    "newcomer": "New writer",
    "money": "Money",
    "trade": "Trades",
    "invitation": "Invitations",
    "away": "Links and contacts",
    "words": "Word lists",
    "praise": "Praise",
    "repeats": "Copies",
    "disguise": "Hidden signs",
    "read-first": "Read-first conversations",
}


@never_cache
@for_moderators
@unless_on_a_break
@require_safe
def desk(request: MemberRequest, lane: str = "held") -> HttpResponse:
    """The list. The script opens its first case beside it; without one a click does."""
    return render(request, "moderation/desk/desk.html", context_of_list(request, found_lane(lane, request.user)))


@never_cache
@for_moderators
@unless_on_a_break
@require_safe
def desk_case(request: MemberRequest, lane: str, pk: int) -> HttpResponse:
    """The list and one case. `?part=case`: the case alone, for the script."""
    chosen = found_lane(lane, request.user)
    is_part = request.GET.get("part") == "case"
    case = case_for(chosen, pk, request.user)
    if case is None and not is_part:
        return redirect("desk-lane", lane)
    context = {"lane": chosen, "form": DecisionForm(Act.REMOVE), "filters": Filters.of(request.GET)}
    if case is not None:
        show_claims(lane, [case["row"]])
        context |= case
    if is_part:
        template = chosen.template if case else "moderation/desk/_case_gone.html"
        return render(request, template, context, status=200 if case else 404)
    listed = context_of_list(request, chosen)
    context |= {"has_case": True, "next_key": key_after(pk, listed["page"])}
    return render(request, "moderation/desk/desk.html", listed | context)


def key_after(key: int, page: DeskPage) -> int | None:
    """The case below this one, or the first other one; None when it is the last of the page."""
    keys = keys_of(page.rows)
    at = keys.index(key) + 1 if key in keys else 0
    return next((other for other in [*keys[at:], *keys[:at]] if other != key), None)


def found_lane(name: str, by: User) -> Lane:
    """404 for a lane that this moderator does not have."""
    lane, area = lane_named(name), area_of(by)
    if lane is None or (area is not None and not area.has_lane(name)):
        raise Http404
    return lane


def case_for(lane: Lane, pk: int, by: User) -> dict[str, Any] | None:
    """None for one that is not there, or not for this moderator. Who moderates an area reads nothing of what is known
    elsewhere of its writer."""
    is_theirs = area_of(by) is None or cases_for(lane, by).filter(pk=pk).exists()
    case = lane.case(pk, by=by) if is_theirs else None
    if case is None:
        return None
    return {**case, "related": None, "notes": [], "earlier": []} if area_of(by) else dict(case)


def context_of_list(request: MemberRequest, lane: Lane) -> dict[str, Any]:
    filters = Filters.of(request.GET)
    return {
        "lane": lane,
        "page": page_of(lane, filters, after=request.GET.get("after", ""), by=request.user),
        "waiting": waiting_for(request),
        "filters": filters,
        "ages": AGES,
        "reasons": REASONS,
        "form": DecisionForm(Act.REMOVE),
        "last_act": last_act(request),
        "breaks": CHOICES,
        "needs_a_break": lane.is_distressing and distressing_in_a_row(request.user) >= MOST_IN_A_ROW,
    }
