from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .daily_figures import DAYS, figures
from .figure_sections import sections_of


@never_cache
@permission_required("comments.moderate_comment", raise_exception=True)
@require_safe
def moderation_figures(request: HttpRequest) -> HttpResponse:
    return render(request, "moderation/figures.html", {"sections": sections_of(figures()), "days": DAYS})
