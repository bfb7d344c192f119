"""The list of check-ins, and the page of one with its questions. The same for all strangers, and so from the cache."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .models import AnswerDraft, AnswerRound, CheckIn
from .own_rounds import rounds_of
from .reminding import reminder_of
from .shown_totals import shown_totals


@require_safe
def check_ins(request: HttpRequest) -> HttpResponse:
    offered = list(CheckIn.objects.offered())
    context: dict[str, Any] = {"check_ins": offered}
    if request.user.is_authenticated:
        dates = AnswerRound.objects.of(request.user).order_by("answered_on").values_list("check_in_id", "answered_on")
        latest = dict(dates)
        retired = CheckIn.objects.filter(pk__in=latest.keys() - {one.pk for one in offered})
        context["rows"] = [(one, latest.get(one.pk)) for one in offered]
        context["retired"] = [(one, latest[one.pk]) for one in retired] if latest else []
    return render(request, "check_ins/check_in_list.html", context)


@require_safe
def check_in(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(CheckIn.objects.exclude(first_published_at=None), slug=slug)
    version = found.versions.order_by("number").last()
    context: dict[str, Any] = {
        "check_in": found,
        "version": version,
        "questionnaire": version and version.questionnaire,
    }
    if request.user.is_authenticated:
        rounds = rounds_of(request.user, found)
        drafts = AnswerDraft.objects.of(request.user).filter(check_in=found)
        context |= {"kept": drafts.answers(), "latest": rounds[-1] if rounds else None, "round_count": len(rounds)}
        context["reminder"] = reminder_of(request.user, found)
    if found.shows_totals:
        context["totals"] = shown_totals(found, version.questionnaire) if version else []
    return render(request, "check_ins/check_in.html", context)
