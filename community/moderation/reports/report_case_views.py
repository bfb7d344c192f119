"""What moderators do about reports, by POST, in the CMS. To remove a comment, or mark it as spam, they decide about it
as about any other (`community.moderation.views`)."""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.comments.models import Comment
from community.members.requests import MemberRequest
from community.moderation.decisions import decide
from community.moderation.models import Act, Reason, Report, ReportOutcome
from community.moderation.refused_decisions import NotDecided
from community.moderation.return_url import next_url

from .closing import AlreadyClosed, decide_on_illegal, dismiss
from .report_case_forms import HelpForm, KeepForm, StatementForm
from .report_cases import is_own
from .worried import NobodyToWriteTo, close_worried, offer_help

Status = Comment.Status

OWN = "Nothing was changed: you wrote or reported this yourself, so another moderator decides."

#: Does it, and returns what the moderator is told.
CaseAct = Callable[..., str]


class Refused(Exception):
    """Nothing was changed. The message says why."""


def case_act(act: CaseAct) -> Callable[..., HttpResponse]:
    @permission_required("comments.moderate_comment", raise_exception=True)
    @require_POST
    @wraps(act)
    def view(request: MemberRequest, pk: int) -> HttpResponse:
        try:
            messages.success(request, act(request, pk))
        except Refused as error:
            messages.warning(request, str(error))
        return redirect(next_url(request) or reverse("desk"))

    return view


def filled(form: forms.Form) -> forms.Form:
    if not form.is_valid():
        problem = " ".join(
            f"{form.fields[name].label}: {' '.join(map(str, found))}" for name, found in form.errors.items()
        )
        raise Refused(f"Nothing was changed. {problem}")
    return form


def comment_for(request: MemberRequest, pk: int) -> Comment:
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation"), pk=pk)
    if is_own(comment, request.user):
        raise Refused(OWN)
    return comment


@case_act
def keep_reported(request: MemberRequest, pk: int) -> str:
    """Published again if it was hidden. Each reporter reads why."""
    form = filled(KeepForm(request.POST))
    comment = comment_for(request, pk)
    act = Act.APPROVE if comment.status == Status.HELD else Act.KEEP
    try:
        decide(
            comment,
            act,
            by=request.user,
            note=form.cleaned_data["answer"],
            has_read=request.POST.get("has_read", ""),
        )
    except NotDecided as error:
        raise Refused(f"Nothing was changed: {error}") from error
    return f"The comment by {comment.name} stays, and those who reported it hear why."


@case_act
def dismiss_report(request: MemberRequest, pk: int) -> str:
    report = get_object_or_404(Report.objects.complaints().select_related("comment"), pk=pk)
    if report.reporter_id == request.user.pk or report.comment and report.comment.user_id == request.user.pk:
        raise Refused(OWN)
    try:
        dismiss(report, by=request.user)
    except AlreadyClosed as error:
        raise Refused(f"Nothing was changed: {error.report.get_outcome_display()}.") from error
    return "The report is dismissed, and whoever made it hears so."


@case_act
def write_to_author(request: MemberRequest, pk: int) -> str:
    form = filled(HelpForm(request.POST))
    comment = comment_for(request, pk)
    try:
        offer_help(comment, form.cleaned_data["words"], by=request.user)
    except NobodyToWriteTo as error:
        raise Refused("Nothing was sent: whoever wrote this has left, or gave no address.") from error
    return f"Your words are on their way to {comment.name}."


@case_act
def close_worry(request: MemberRequest, pk: int) -> str:
    """They are well, or somebody looks after them already."""
    comment = comment_for(request, pk)
    if not close_worried(comment, ReportOutcome.DISMISSED, by=request.user):
        raise Refused("Nothing was changed: another moderator has seen to it.")
    return "Closed. Whoever worried hears that a moderator has read it."


@case_act
def decide_illegal(request: MemberRequest, pk: int) -> str:
    """Removes the comment as unlawful if that is the decision, and sends the statement."""
    form = filled(StatementForm(request.POST))
    report = get_object_or_404(Report.objects.illegal().select_related("comment__conversation"), pk=pk)
    comment, outcome = report.comment, ReportOutcome(form.cleaned_data["outcome"])
    if report.reporter_id == request.user.pk or comment and comment.user_id == request.user.pk:
        raise Refused(OWN)
    is_shown = comment is not None and comment.status in (Status.PUBLISHED, Status.HELD)
    try:
        with transaction.atomic():
            if comment and is_shown and outcome == ReportOutcome.REMOVED:
                decide(comment, Act.REMOVE, by=request.user, reason=Reason.UNLAWFUL)
            decide_on_illegal(report, outcome, form.cleaned_data["statement"], by=request.user)
    except NotDecided as error:
        raise Refused(f"Nothing was changed: {error}") from error
    except AlreadyClosed as error:
        raise Refused("Nothing was changed: another moderator has decided about this report.") from error
    return f"{report.reference} is decided, and the statement is on its way."
