"""Reports of something illegal: about any page of the site, without an account; and what was decided, by reference."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from community.members.models import User
from community.moderation.models import Report, ReportSettings

from .report_forms import IllegalReportForm
from .report_limits import TooManyReports, may_look_up
from .reporting import Reporter, report_illegal

#: As people copy it: in small letters, with spaces, without the first part.
REFERENCE = re.compile(r"(?:JG)?(\d{4})([2-9A-HJ-NP-Z]{4})([2-9A-HJ-NP-Z]{4})")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_something_illegal(request: HttpRequest) -> HttpResponse:
    """`?where=` is the page that somebody comes from."""
    initial = {"address": request.GET.get("where", "")[:500]}
    form = IllegalReportForm(request.POST if request.method == "POST" else None, initial=initial)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                return redirect(f"{reverse('report-lookup')}?number={made(request, form).reference}&new=1")
            except TooManyReports as error:
                form.add_error(
                    None, f"You have reported a lot. Please try again in {error.wait}: what you typed stays."
                )
                status = 429
    context = {"form": form, "days": ReportSettings.load().days_to_decide}
    return render(request, "moderation/report_illegal.html", context, status=status)


def made(request: HttpRequest, form: IllegalReportForm) -> Report:
    member = request.user if isinstance(request.user, User) else None
    known = form.cleaned_data
    by = Reporter(member=member, email=known["answer_email"], ip_address=request.META.get("REMOTE_ADDR"))
    return report_illegal(known["address"], known["text"], by=by)


@never_cache
@require_safe
def look_up(request: HttpRequest) -> HttpResponse:
    """What became of the report with this `?number=`: no word of the report itself, and nothing about who made it."""
    number = request.GET.get("number", "")[:60]
    if number and not may_look_up(request.META.get("REMOTE_ADDR")):
        return render(request, "moderation/report_lookup.html", {"number": number, "too_many": True}, status=429)
    report = Report.objects.filter(reference=reference_in(number)).first() if number else None
    context = {"number": number, "report": report, "is_new": bool(report and report.is_open and "new" in request.GET)}
    return render(request, "moderation/report_lookup.html", context, status=404 if number and not report else 200)


def reference_in(typed: str) -> str:
    """The reference as it is stored; "" if there is none in it."""
    found = REFERENCE.fullmatch(re.sub(r"[\W_]", "", typed.upper()))
    return "-".join(("JG", *found.groups())) if found else ""
