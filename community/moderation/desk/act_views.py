"""What is done at the desk. Posted by a form, which is led on to the next case; or by the script, which gets JSON."""

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.comments.models import Comment
from community.members.models import User
from community.members.primary_keys import parse_pk
from community.members.requests import MemberRequest
from community.moderation.areas.area_rights import area_of, cases_for, for_moderators
from community.moderation.care.breaks import unless_on_a_break
from community.moderation.forms import DecisionForm
from community.moderation.models import Act
from community.moderation.return_url import next_url
from community.moderation.undo_decisions import undo_decisions
from community.spam.sentences import count_of

from . import claims
from .desk_filters import Filters
from .desk_views import found_lane
from .lane_list import waiting
from .lanes import ActResult, Lane
from .undo_bar import forget_act, remember_act

#: Cases in one act.
MOST_AT_ONCE = 100
NOTHING_CHOSEN = "Nothing was changed: please choose at least one comment."
NOT_HERE = "Nothing was changed: that isn’t done in this list."
TOO_MANY = f"Nothing was changed: {MOST_AT_ONCE} at once are the most."


@for_moderators
@unless_on_a_break
@require_POST
def desk_act(request: MemberRequest, lane: str) -> HttpResponse:
    """`case` is "12.fingerprint", once or up to a hundred times."""
    chosen = found_lane(lane, request.user)
    wanted = chosen.possible(request.POST.get("act", ""))
    seen = cases_sent(request)
    form = DecisionForm(Act.REMOVE if wanted and wanted.asks_reason else Act.APPROVE, request.POST)
    problem = ""
    if not seen:
        problem = NOTHING_CHOSEN
    elif len(seen) > MOST_AT_ONCE:
        problem = TOO_MANY
    elif wanted is None:
        problem = NOT_HERE
    elif not form.is_valid():
        problem = " ".join(str(error) for errors in form.errors.values() for error in errors)
    if wanted is None or problem:
        return answer(request, chosen, ActResult(refused=dict.fromkeys(seen, problem), message=problem), status=422)
    result = chosen.act(wanted.name, seen, by=request.user, fields=form.cleaned_data)
    claims.release(lane, result.done)
    remember_act(request, result)
    return answer(request, chosen, result)


@for_moderators
@require_POST
def desk_undo(request: MemberRequest) -> HttpResponse:
    """`decision`: rows of the log, once or up to a hundred times."""
    keys = [key for text in request.POST.getlist("decision")[:MOST_AT_ONCE] if (key := parse_pk(text)) is not None]
    undone = undo_decisions(keys, by=request.user)
    names = [decision.comment for decision in undone.done if decision.comment]
    result = ActResult(
        done=[comment.pk for comment in names],
        refused={key: str(why) for key, why in undone.refused.items()},
        message=what_is_as_before(names),
    )
    forget_act(request)
    if request.headers.get("X-Requested-With") == "fetch":
        return JsonResponse(as_json(result, request.user))
    if result.message:
        messages.success(request, result.message)
    say(request, result)
    return redirect(next_url(request) or reverse("desk"))


def what_is_as_before(comments: list[Comment]) -> str:
    if len(comments) == 1:
        return f"The comment by {comments[0].name} is {comments[0].get_status_display()} again."
    return f"{count_of(len(comments), 'comment is', 'comments are')} as before." if comments else ""


@for_moderators
@require_POST
def desk_claim(request: MemberRequest, lane: str, pk: int) -> HttpResponse:
    """Says that one is at it. With `note` the case is left to another moderator."""
    found = found_lane(lane, request.user)
    if area_of(request.user) and not cases_for(found, request.user).filter(pk=pk).exists():
        raise Http404
    if note := request.POST.get("note", "").replace("\0", "").strip()[:300]:
        claims.hand_over(lane, pk, by=request.user, note=note)
    else:
        claims.claim(lane, pk, by=request.user)
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    if note:
        messages.success(request, "Left to another moderator, with your note.")
    return redirect(next_url(request) or reverse("desk-lane", args=[lane]))


def cases_sent(request: MemberRequest) -> dict[int, str]:
    seen = {}
    for text in request.POST.getlist("case"):
        key, _, fingerprint = text.partition(".")
        if (pk := parse_pk(key)) is not None:
            seen[pk] = fingerprint
    return seen


def answer(request: MemberRequest, lane: Lane, result: ActResult, *, status: int = 200) -> HttpResponse:
    if request.headers.get("X-Requested-With") == "fetch":
        return JsonResponse(as_json(result, request.user), status=status)
    say(request, result)
    query = Filters.of(request.POST).query
    return redirect(next_url(request) or f"{reverse('desk-lane', args=[lane.name])}{'?' if query else ''}{query}")


def as_json(result: ActResult, by: User) -> dict[str, object]:
    counts = {one.lane.name: one.count for one in waiting(by).lanes}
    return vars(result) | {"counts": counts}


def say(request: MemberRequest, result: ActResult) -> None:
    """The bar says what was done; a message says what was not."""
    for words in dict.fromkeys(result.refused.values()) or ([] if result.done else [result.message]):
        messages.warning(request, words)
