"""The moderators' pages inside the CMS: the review queue and the log."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from community.spam.verdicts import HOLD_AT, REJECT_AT

from . import review_queue
from .decisions import POSSIBLE_ACTS
from .forms import DecisionForm
from .models import Act, Decision

CASES_PER_PAGE = 20
LOG_ROWS_PER_PAGE = 50


@permission_required("comments.moderate_comment", raise_exception=True)
def review(request: HttpRequest, name: str = "held") -> HttpResponse:
    """One of the lists (`STATUS_OF_LIST`): each comment with the filter's evidence and the buttons to decide."""
    status = review_queue.STATUS_OF_LIST[name]
    page = Paginator(review_queue.comments_to_review(status), CASES_PER_PAGE).get_page(request.GET.get("p"))
    histories = review_queue.author_histories(page)
    context = {
        "name": name,
        "page": page,
        "cases": [(comment, histories[comment.pk]) for comment in page],
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
    page = Paginator(decisions, LOG_ROWS_PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "moderation/log.html", {"page": page})
