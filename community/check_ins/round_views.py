"""The pages of a member's own rounds: one result, all of them over time, notes, download, deletion."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from community.members.requests import MemberRequest

from .curves import curves_of
from .models import AnswerDraft, CheckIn
from .own_forms import require_own_page
from .own_rounds import OwnRound, own_round, rounds_of
from .reminding import reminder_of
from .result_page import result_context
from .rounds_file import csv_of

#: Characters of a note; more are refused with the text still there.
MAX_NOTE = 2000
TOO_LONG = "That’s longer than {} characters. Nothing is lost: shorten it here, then save it."
SIGNED_OUT = "You’ve been signed out. Your words are still here: sign in in another tab, then press Save again."
GONE = "The answers this belongs to are deleted. Your words are still here: copy them to keep them."
UNREADABLE = "The answers this belongs to can’t be read at the moment, so nothing was saved. Your words are still here."
DELETED_ALREADY = "Those answers are deleted already. The others are still here."
SAVED = "Saved. Only you can read it."


def found(slug: str) -> CheckIn:
    return get_object_or_404(CheckIn.objects.with_versions(), slug=slug)


@never_cache
@login_required
@require_safe
def own_result(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    check_in = found(slug)
    own = own_round(request.user, check_in, number)
    if not own.round.is_readable:
        return render(request, "check_ins/unreadable.html", {"check_in": check_in, "own": own})
    return result_response(request, check_in, own)


def result_response(
    request: HttpRequest, check_in: CheckIn, own: OwnRound, *, status: int = 200, **more: object
) -> HttpResponse:
    before = own.earlier.answers if own.earlier and own.earlier.is_readable else None
    context = result_context(check_in, own.round.version.questionnaire, own.round.answers, before=before)
    context |= {"own": own, "reminder": reminder_of(request.user, check_in), "max_note": MAX_NOTE}
    context |= {"note": own.round.note, "tried": own.round.tried, **more}
    return render(request, "check_ins/result.html", context, status=status)


@csrf_exempt  # see `own_forms`: a note must not wait in a session
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write_note(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What the reader notes for themselves, and what they tried since."""
    if request.method != "POST":
        return redirect("check-in-round", slug, number)
    note, tried = (request.POST.get(name, "").replace("\0", "").strip() for name in ("note", "tried"))
    mark = request.POST.get("mark", "")
    unsent = {"note": note, "tried": tried, "slug": slug, "number": number, "mark": mark}
    if not request.user.is_authenticated:
        return render(request, "check_ins/unsent_note.html", unsent | {"problem": SIGNED_OUT}, status=403)
    require_own_page(request)
    check_in = found(slug)
    try:
        own = own_round(request.user, check_in, number, mark)
    except Http404:
        return render(request, "check_ins/unsent_note.html", unsent | {"problem": GONE}, status=404)
    if not own.round.is_readable:
        return render(request, "check_ins/unsent_note.html", unsent | {"problem": UNREADABLE}, status=409)
    if max(len(note), len(tried)) > MAX_NOTE:
        problem = TOO_LONG.format(MAX_NOTE)
        return result_response(request, check_in, own, status=422, problem=problem, note=note, tried=tried)
    own.round.write(note=note, tried=tried)
    messages.success(request, SAVED)
    return redirect("check-in-round", slug, own.number)


@never_cache
@login_required
@require_safe
def over_time(request: MemberRequest, slug: str) -> HttpResponse:
    check_in = found(slug)
    rounds = rounds_of(request.user, check_in)
    readable = [(number, each) for number, each in enumerate(rounds, 1) if each.is_readable]
    curves = curves_of(check_in, [each for _, each in readable])
    context = {"check_in": check_in, "rounds": readable, "curves": curves}
    context["unreadable"] = [number for number, each in enumerate(rounds, 1) if not each.is_readable]
    return render(request, "check_ins/over_time.html", context)


@never_cache
@login_required
@require_safe
def download_rounds(request: MemberRequest, slug: str) -> HttpResponse:
    check_in = found(slug)
    response = HttpResponse(
        csv_of([each for each in rounds_of(request.user, check_in) if each.is_readable]),
        content_type="text/csv; charset=utf-8",
    )
    response["Content-Disposition"] = f'attachment; filename="{check_in.slug}.csv"'
    return response


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete_round(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    check_in = found(slug)
    try:
        own = own_round(request.user, check_in, number, request.POST.get("mark", ""))
    except Http404:
        if "mark" not in request.POST:
            raise
        messages.info(request, DELETED_ALREADY)
        return redirect("check-in-rounds", slug)
    if request.method == "POST":
        own.round.delete()
        messages.success(request, f"Your answers of {day_of(own.round.answered_on)} are deleted.")
        return redirect("check-in-rounds" if own.earlier else "check-in", slug)
    return render(request, "check_ins/delete_rounds.html", {"check_in": check_in, "own": own})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete_all_rounds(request: MemberRequest, slug: str) -> HttpResponse:
    check_in = found(slug)
    rounds = rounds_of(request.user, check_in)
    if request.method == "POST":
        for each in rounds:
            each.delete()
        AnswerDraft.objects.of(request.user).filter(check_in=check_in).delete()
        messages.success(request, f"All you answered in “{check_in.title}” is deleted.")
        return redirect(check_in)
    return render(request, "check_ins/delete_rounds.html", {"check_in": check_in, "count": len(rounds)})


def day_of(day: date) -> str:
    return date_format(day, "j F Y")
