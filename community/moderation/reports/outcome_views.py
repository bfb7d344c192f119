"""What is for one person only: what came of their report, and what a moderator wrote to them."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from community.members.requests import MemberRequest
from community.moderation.models import HelpOffer, Report, ReportSettings

from .report_emails import help_lines


@never_cache
@login_required
@require_safe
def report_outcome(request: MemberRequest, pk: int) -> HttpResponse:
    """Nobody but its reporter can open it."""
    reports = Report.objects.select_related("comment__conversation", "comment__user")
    report = get_object_or_404(reports, pk=pk, reporter=request.user)
    target = report.comment.conversation.target if report.comment else None
    readable = target if target and target.may_be_read_by(request.user) else None
    return render(request, "moderation/report_outcome.html", {"report": report, "target": readable})


@never_cache
@login_required
@require_safe
def help_offer(request: MemberRequest, pk: int) -> HttpResponse:
    """Nobody but the author of the comment can open it."""
    offer = get_object_or_404(HelpOffer.objects.select_related("comment__conversation"), pk=pk)
    if offer.comment.user_id != request.user.pk:
        raise Http404
    known = {"words_of_help": ReportSettings.load().words_of_help, "help_lines": help_lines()}
    return render(request, "moderation/help_offer.html", {"offer": offer, **known})
