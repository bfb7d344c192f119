"""The page on which somebody reports a comment. GET asks, POST reports."""

from collections.abc import Callable
from typing import Protocol
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from community.comments.models import Comment
from community.members.models import User
from community.moderation.models import Report, ReportReason

from .report_emails import help_lines
from .report_forms import ReportForm
from .report_limits import TooManyReports
from .reporting import AlreadyReported, NotShown, OwnComment, ReadAnotherText, Reporter, report_comment, wrote_it

Status = Comment.Status


class Guest(Protocol):
    """Somebody who has confirmed this address in this browser."""

    @property
    def email(self) -> str: ...


FindGuest = Callable[[HttpRequest], Guest | None]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int, find_guest: FindGuest) -> HttpResponse:
    """`find_guest` belongs to a room to the right."""
    comment = readable_comment(request, pk)
    by = reporter_of(request, find_guest)
    if not comment.is_published:
        return told(request, comment, "gone")
    if wrote_it(comment, by):
        return told(request, comment, "own")
    asks_email = by.member is None and not by.is_confirmed
    form = ReportForm(comment, request.POST if request.method == "POST" else None, asks_email=asks_email)
    if not form.is_valid():
        return form_page(request, form, status=422 if form.is_bound else 200)
    return send(request, form, by)


def send(request: HttpRequest, form: ReportForm, by: Reporter) -> HttpResponse:
    """Reports, or says why not; then what was typed is still in the form."""
    comment, reason = form.comment, form.cleaned_data["reason"]
    is_illegal = reason == ReportReason.ILLEGAL
    email = form.cleaned_data["answer_email"] if is_illegal else by.email or form.cleaned_data.get("email", "")
    by = Reporter(
        member=by.member, email=email, is_confirmed=by.is_confirmed and not is_illegal, ip_address=by.ip_address
    )
    try:
        made = report_comment(comment, reason, form.text, by=by, has_read=form.cleaned_data["has_read"])
    except NotShown:
        return told(request, comment, "gone")
    except OwnComment:
        return told(request, comment, "own")
    except AlreadyReported as error:
        return told(request, comment, "again", report=error.report)
    except ReadAnotherText:
        form.show_present_text()
        return form_page(request, form, status=409)
    except TooManyReports as error:
        form.add_error(None, f"You have reported a lot. Please try again in {error.wait}: what you typed stays.")
        return form_page(request, form, status=429)
    if made.reference:
        return redirect(f"{reverse('report-lookup')}?{urlencode({'number': made.reference, 'new': 1})}")
    return redirect(f"{reverse('report-sent', args=[comment.pk])}?what={what_is_said(made)}")


def what_is_said(made: Report) -> str:
    if made.confirmed_at is None:
        return "confirm"
    return "worried" if made.reason == ReportReason.WORRIED else "sent"


@never_cache
@require_safe
def report_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """Says thank you, and knows of no report: a reload, or somebody else with the address, learns nothing."""
    what = request.GET.get("what")
    context = {"comment": readable_comment(request, pk), "what": what if what in {"worried", "confirm"} else "sent"}
    return render(request, "moderation/report_sent.html", context | {"help_lines": help_lines()})


def readable_comment(request: HttpRequest, pk: int) -> Comment:
    """Also one that everybody could read before; not found if it never was published, or its page is not for them."""
    comments = Comment.objects.filter(published_at__isnull=False).select_related("user", "conversation")
    comment = get_object_or_404(comments, pk=pk)
    target = comment.conversation.target
    if target is None or not target.may_be_read_by(request.user):
        raise Http404
    return comment


def reporter_of(request: HttpRequest, find_guest: FindGuest) -> Reporter:
    ip_address = request.META.get("REMOTE_ADDR")
    if isinstance(request.user, User):
        return Reporter(member=request.user, ip_address=ip_address)
    guest = find_guest(request)
    return Reporter(email=guest.email if guest else "", is_confirmed=guest is not None, ip_address=ip_address)


def form_page(request: HttpRequest, form: ReportForm, *, status: int) -> HttpResponse:
    earlier = open_report_of(request, form.comment)
    context = {"form": form, "comment": form.comment, "earlier": earlier, "help_lines": help_lines()}
    return render(request, "moderation/report.html", context, status=status)


def open_report_of(request: HttpRequest, comment: Comment) -> Report | None:
    """A member's own, to say that the next one replaces it."""
    if not isinstance(request.user, User):
        return None
    return Report.objects.open().filter(comment=comment, reporter=request.user).first()


def told(request: HttpRequest, comment: Comment, why: str, *, report: Report | None = None) -> HttpResponse:
    """The page that says why nothing is reported; `why` is "gone", "own" or "again"."""
    context = {"comment": comment, "why": why, "report": report}
    return render(request, "moderation/report_refused.html", context, status=410 if why == "gone" else 409)
