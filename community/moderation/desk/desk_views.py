"""The pages of the desk: a lane, and one case of it."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from community.members.requests import MemberRequest
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
@permission_required("comments.moderate_comment", raise_exception=True)
@require_safe
def desk(request: MemberRequest, lane: str = "held") -> HttpResponse:
    """The list. The script opens its first case beside it; without one a click does."""
    return render(request, "moderation/desk/desk.html", context_of_list(request, found_lane(lane)))


@never_cache
@permission_required("comments.moderate_comment", raise_exception=True)
@require_safe
def desk_case(request: MemberRequest, lane: str, pk: int) -> HttpResponse:
    """The list and one case. `?part=case`: the case alone, for the script."""
    chosen = found_lane(lane)
    is_part = request.GET.get("part") == "case"
    case = chosen.case(pk, by=request.user)
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


def found_lane(name: str) -> Lane:
    if lane := lane_named(name):
        return lane
    raise Http404


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
        "needs_a_break": lane.is_distressing and distressing_in_a_row(request.user) >= MOST_IN_A_ROW,
    }
