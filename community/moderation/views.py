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

from . import review_queue
from .decisions import POSSIBLE_ACTS, STATUS_AFTER, AlreadyDecided, ChangedMeanwhile, decide
from .forms import DecisionForm
from .models import Act, Decision

CASES_PER_PAGE = 20
TEXT_CHANGED = (
    "Nothing was published: the author has changed the words since you opened the page. Please read them again."
)


@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def decide_on_comment(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Asks (GET), then acts (POST): the same from the page, from the desk, and without JavaScript."""
    if act not in set(STATUS_AFTER):
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
            messages.warning(request, already_decided(error.decision, comment))
        except ChangedMeanwhile:
            messages.warning(request, TEXT_CHANGED)
            return redirect(next_url(request) or request.path)
        else:
            messages.success(request, f"The comment by {comment.name} is {decision.get_act_display()}.")
        return redirect(return_url(request, comment))
    context = {
        "form": form,
        "act": wanted,
        "comment": comment,
        "back": return_url(request, comment),
        "next": next_url(request),
        "possible": wanted in POSSIBLE_ACTS.get(comment.status, ()),
    }
    return render(request, "moderation/decide.html", context, status=422 if form.is_bound else 200)


def already_decided(decision: Decision | None, comment: Comment) -> str:
    if decision is None:
        return f"Nothing was changed: the comment is {comment.get_status_display()}."
    return f"Nothing was changed: the comment was already {decision.get_act_display()} by {decision.who or 'somebody'}."


def next_url(request: HttpRequest) -> str:
    """Where the moderator came from, when that is on this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_here else ""


def return_url(request: HttpRequest, comment: Comment) -> str:
    """There, or to the comment, or to the conversation when it is not on the page any more."""
    target = comment.conversation.target
    if (wanted := next_url(request)) or target is None:
        return wanted or "/"
    is_on_the_page = Comment.objects.visible_to(moderating=True).filter(pk=comment.pk).exists()
    return comment.get_absolute_url() if is_on_the_page else f"{target.get_absolute_url()}#conversation"


@permission_required("comments.moderate_comment", raise_exception=True)
def review(request: HttpRequest, name: str = "held") -> HttpResponse:
    """The desk: what waits, with the evidence."""
    status = review_queue.STATUS_OF_LIST[name]
    page = Paginator(review_queue.comments_to_review(status), CASES_PER_PAGE).get_page(request.GET.get("p"))
    pasts = review_queue.author_histories(page)
    context = {
        "name": name,
        "page": page,
        "cases": [(comment, pasts[comment.pk]) for comment in page],
        "hold_at": HOLD_AT,
        "reject_at": REJECT_AT,
        "counts": review_queue.list_counts(),
        "acts": POSSIBLE_ACTS[status],
        "form": DecisionForm(Act.REMOVE),
    }
    return render(request, "moderation/review.html", context)


@permission_required("comments.moderate_comment", raise_exception=True)
def log(request: HttpRequest) -> HttpResponse:
    decisions = Decision.objects.select_related("actor", "member", "comment__user", "comment__conversation")
    return render(request, "moderation/log.html", {"page": Paginator(decisions, 50).get_page(request.GET.get("p"))})
