from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from community.comments.models import Comment
from community.members.models import User
from community.spam.verdicts import HOLD_AT, REJECT_AT

from . import queue
from .decisions import ACTS, RESULT, AlreadyDecided, ChangedMeanwhile, decide
from .forms import DecisionForm
from .models import Act, Decision

CASES_PER_PAGE = 20
REWORDED = "Nothing was published: the author has changed the words since you opened the page. Please read them again."


@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def act_on(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Asks (GET), then acts (POST): the same from the page, from the desk, and without JavaScript."""
    if act not in set(RESULT):
        raise Http404
    wanted = Act(act)
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation"), pk=pk)
    form = DecisionForm(wanted, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, User)
        try:
            decision = decide(
                comment, wanted, by=request.user, has_read=request.POST.get("has_read", ""), **form.cleaned_data
            )
        except AlreadyDecided as error:
            messages.warning(request, already(error.decision, comment))
        except ChangedMeanwhile:
            messages.warning(request, REWORDED)
            return redirect(asked_for(request) or request.path)
        else:
            messages.success(request, f"The comment by {comment.name} is {decision.get_act_display()}.")
        return redirect(way_back(request, comment))
    context = {
        "form": form,
        "act": wanted,
        "comment": comment,
        "back": way_back(request, comment),
        "next": asked_for(request),
        "possible": wanted in ACTS.get(comment.status, ()),
    }
    return render(request, "moderation/act.html", context, status=422 if form.is_bound else 200)


def already(decision: Decision | None, comment: Comment) -> str:
    if decision is None:
        return f"Nothing was changed: the comment is {comment.get_status_display()}."
    return f"Nothing was changed: the comment was already {decision.get_act_display()} by {decision.who or 'somebody'}."


def asked_for(request: HttpRequest) -> str:
    """Where the moderator came from, when that is on this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_here else ""


def way_back(request: HttpRequest, comment: Comment) -> str:
    """There, or to the comment, or to the conversation when it is not on the page any more."""
    target = comment.conversation.target
    if (wanted := asked_for(request)) or target is None:
        return wanted or "/"
    is_on_the_page = Comment.objects.on_the_page(moderating=True).filter(pk=comment.pk).exists()
    return comment.get_absolute_url() if is_on_the_page else f"{target.get_absolute_url()}#conversation"


@permission_required("comments.moderate_comment", raise_exception=True)
def review(request: HttpRequest, name: str = "held") -> HttpResponse:
    """The desk: what waits, with the evidence."""
    status = queue.LISTS[name]
    page = Paginator(queue.waiting(status), CASES_PER_PAGE).get_page(request.GET.get("p"))
    pasts = queue.pasts_of(page)
    context = {
        "name": name,
        "page": page,
        "cases": [(comment, pasts[comment.pk]) for comment in page],
        "hold_at": HOLD_AT,
        "reject_at": REJECT_AT,
        "counts": queue.counts(),
        "acts": ACTS[status],
        "form": DecisionForm(Act.REMOVE),
    }
    return render(request, "moderation/review.html", context)


@permission_required("comments.moderate_comment", raise_exception=True)
def log(request: HttpRequest) -> HttpResponse:
    decisions = Decision.objects.select_related("actor", "member", "comment__user", "comment__conversation")
    return render(request, "moderation/log.html", {"page": Paginator(decisions, 50).get_page(request.GET.get("p"))})
