"""The log in the CMS."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .models import Decision
from .possible_acts import ACTS_ABOUT_AUTHORS
from .undo_decisions import UNDOABLE

LOG_ROWS_PER_PAGE = 50


@permission_required("comments.moderate_comment", raise_exception=True)
def log(request: HttpRequest) -> HttpResponse:
    decisions = Decision.objects.select_related("actor", "member", "comment__user", "comment__conversation")
    since = Decision.objects.filter(comment=OuterRef("comment"), pk__gt=OuterRef("pk"))
    decisions = decisions.annotate(
        can_be_undone=Q(act__in=UNDOABLE, comment__isnull=False) & ~Exists(since.exclude(act__in=ACTS_ABOUT_AUTHORS))
    )
    page = Paginator(decisions, LOG_ROWS_PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "moderation/log.html", {"page": page})
