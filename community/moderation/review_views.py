"""The moderators' pages inside the CMS: the review queue."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from community.comments.models import Comment

from . import review_queue
from .decisions import POSSIBLE_ACTS
from .forms import DecisionForm
from .models import Act

CASES_PER_PAGE = 20


@permission_required("comments.moderate_comment", raise_exception=True)
def review(request: HttpRequest, name: str = "held") -> HttpResponse:
    """One of the lists (`STATUS_OF_LIST`): each comment with the filter's evidence and the buttons to decide."""
    status = review_queue.STATUS_OF_LIST[name]
    page = Paginator(review_queue.comments_to_review(status), CASES_PER_PAGE).get_page(request.GET.get("p"))
    histories = review_queue.author_histories(page)
    context = {
        "name": name,
        "page": page,
        "cases": [
            (comment, histories[comment.pk], after) for comment, after in zip(page, ids_after(page), strict=True)
        ],
        "counts": review_queue.list_counts(),
        "acts": POSSIBLE_ACTS[status],
        "form": DecisionForm(Act.REMOVE),
    }
    return render(request, "moderation/review.html", context)


def ids_after(page: Page[Comment]) -> list[str]:
    """For each comment the id on the page where the focus goes once it is decided: the next one, the one before the
    last, or the sentence that nothing is left."""
    ids = [f"c{comment.pk}" for comment in page]
    return [*ids[1:], ids[-2] if len(ids) > 1 else "review-empty"] if ids else []
