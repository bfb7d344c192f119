"""Answers on their way: HTTP in and out of `answering`. No token: see `own_forms`."""

import json
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from community.members.primary_keys import parse_pk

from .answering import finish, keep_answers, questions_of
from .models import AnswerDraft, CheckIn, CheckInVersion
from .own_forms import require_own_page
from .own_rounds import number_of
from .result_page import result_context
from .taking_along import read_answers

KEPT_FOR_LATER = "Saved. Come back whenever you like: you’ll go on where you stopped."
NOTHING_ANSWERED = "You skipped everything, so there was nothing to keep."
RETIRED_MEANWHILE = "The authors have just retired this check-in. Your answers are saved, and they stay yours."
CHANGED_MEANWHILE = (
    "The questions changed while you were answering. You answered the earlier ones, and that’s what is saved."
)


@csrf_exempt  # the form is the same for everybody (`own_forms`); what a stranger sends is kept nowhere
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send_answers(request: HttpRequest, pk: int) -> HttpResponse:
    if request.method != "POST":  # reloaded, or opened from the history
        return redirect(get_object_or_404(CheckIn.objects.exclude(first_published_at=None), pk=pk))
    number = parse_pk(request.POST.get("version", ""))
    versions = CheckInVersion.objects.select_related("check_in")
    version = get_object_or_404(versions, check_in=pk, number=number)
    sent = request.POST.dict()
    if not request.user.is_authenticated:
        return strangers_result(request, version, sent)
    require_own_page(request)
    if "later" in sent and version.check_in.live:  # there is no later when it is retired
        keep_answers(request.user, pk, version.questionnaire, sent)
        messages.success(request, KEPT_FOR_LATER)
        return redirect(version.check_in)
    answered = finish(request.user, version, sent, counts=version.check_in.shows_totals and "counts" in sent)
    if answered.round is None:
        messages.info(request, NOTHING_ANSWERED)
        return redirect(version.check_in)
    if answered.is_new and not version.check_in.live:
        messages.info(request, RETIRED_MEANWHILE)
    elif answered.is_new and version.check_in.versions.filter(number__gt=version.number).exists():
        messages.info(request, CHANGED_MEANWHILE)
    return redirect("check-in-round", version.check_in.slug, number_of(answered.round, request.user))


def strangers_result(request: HttpRequest, version: CheckInVersion, sent: Mapping[str, str]) -> HttpResponse:
    """Made of what was sent, and forgotten. The browser may have kept it, and what was answered the time before."""
    answers = version.questionnaire.read(sent)
    context = result_context(version.check_in, version.questionnaire, answers, before=read_before(version, sent))
    context |= {"sent": answers, "version": version, "wanted_to_save": "save" in sent}
    return render(request, "check_ins/result.html", context)


def read_before(version: CheckInVersion, sent: Mapping[str, str]) -> dict[str, Any]:
    try:
        return version.questionnaire.read(read_answers(json.loads(sent.get("before") or "{}")))
    except (ValueError, RecursionError):
        return {}


@csrf_exempt  # as above
@sensitive_post_parameters()
@never_cache
@require_POST
def autosave_answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers to some questions. One query for those of a member; 403 for a stranger, whose browser keeps them."""
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    require_own_page(request)
    number = parse_pk(request.POST.get("version", ""))
    questions = questions_of(pk, number) if number else None
    if questions is None:
        raise Http404
    try:
        keep_answers(request.user, pk, questions, request.POST.dict())
    except IntegrityError:  # deleted meanwhile; the questions were remembered
        raise Http404 from None
    return HttpResponse(status=204)


@never_cache
@require_http_methods(["GET", "HEAD"])
def kept_answers(request: HttpRequest, pk: int) -> HttpResponse:
    """What a member has answered so far, for a form in an article, which is the same for everybody."""
    if not request.user.is_authenticated:
        return HttpResponse(status=204)
    return JsonResponse(AnswerDraft.objects.of(request.user).filter(check_in=pk).answers())
