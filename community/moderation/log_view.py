"""The log in the CMS."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .models import Decision

LOG_ROWS_PER_PAGE = 50


@permission_required("comments.moderate_comment", raise_exception=True)
def log(request: HttpRequest) -> HttpResponse:
    decisions = Decision.objects.select_related("actor", "member", "comment__user", "comment__conversation")
    page = Paginator(decisions, LOG_ROWS_PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "moderation/log.html", {"page": page})
