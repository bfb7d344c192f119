"""What moderators do about reports, by POST, in the CMS. To remove a comment, or mark it as spam, they decide about it
as about any other (`community.moderation.views`)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.comments.models import Comment
from community.members.models import User
from community.members.requests import MemberRequest
from community.moderation.decisions import decide
from community.moderation.models import Act, Reason, Report, ReportOutcome
from community.moderation.refused_decisions import NotDecided, own_among
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

    #: What was typed, to be shown again; None if the act asks for nothing.
    form: forms.Form | None = None


def case_act(act: CaseAct) -> Callable[..., HttpResponse]:
    @permission_required("comments.moderate_comment", raise_exception=True)
    @require_POST
    @wraps(act)
    def view(request: MemberRequest, pk: int) -> HttpResponse:
        try:
            messages.success(request, act(request, pk))
        except Refused as error:
            if error.form:
                return typed_again(request, error.form, str(error))
            messages.warning(request, str(error))
        return redirect(next_url(request) or reverse("desk"))

    return view


def typed_again(request: MemberRequest, form: forms.Form, why: str) -> HttpResponse:
    """What was typed, to be corrected and sent again; or to be copied, if it is too late to send it."""
    has_read, back = request.POST.get("has_read", ""), next_url(request) or reverse("desk")
    context = {"form": form, "why": why, "has_read": has_read, "back": back}
    return render(request, "moderation/report_case_refused.html", context, status=422 if form.errors else 409)


@contextmanager
def keeps_what_was_typed(form: forms.Form) -> Iterator[None]:
    """Around an act: what refuses it has the form with it."""
    try:
        if not form.is_valid():
            raise Refused("Nothing was changed or sent yet. Please look at what is marked below.")
        yield
    except Refused as error:
        error.form = form
        raise


def comment_for(request: MemberRequest, pk: int) -> Comment:
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation"), pk=pk)
    if is_own(comment, request.user):
        raise Refused(OWN)
    return comment


@case_act
def keep_reported(request: MemberRequest, pk: int) -> str:
    """Published again if it was hidden. Each reporter reads why."""
    with keeps_what_was_typed(form := KeepForm(request.POST)):
        comment = comment_for(request, pk)
        act = Act.APPROVE if comment.status == Status.HELD else Act.KEEP
        has_read = request.POST.get("has_read", "")
        try:
            decide(comment, act, by=request.user, note=form.cleaned_data["answer"], has_read=has_read)
        except NotDecided as error:
            raise Refused(f"Nothing was changed: {error}") from error
    return f"The comment by {comment.name} stays, and those who reported it hear why."


@case_act
def dismiss_report(request: MemberRequest, pk: int) -> str:
    report = get_object_or_404(Report.objects.complaints().select_related("comment"), pk=pk)
    refuse_own(report, request.user)
    try:
        dismiss(report, by=request.user)
    except AlreadyClosed as error:
        raise Refused(f"Nothing was changed: {error.report.get_outcome_display()}.") from error
    return "The report is dismissed, and its sender hears so."


@case_act
def write_to_author(request: MemberRequest, pk: int) -> str:
    with keeps_what_was_typed(form := HelpForm(request.POST)):
        comment = comment_for(request, pk)
        try:
            offer_help(comment, form.cleaned_data["words"], by=request.user)
        except NobodyToWriteTo as error:
            raise Refused("Nothing was sent: the writer has left, or gave no address.") from error
    return f"Your words are on their way to {comment.name}."


@case_act
def close_worry(request: MemberRequest, pk: int) -> str:
    """They are well, or somebody looks after them already."""
    comment = comment_for(request, pk)
    if not close_worried(comment, ReportOutcome.DISMISSED, by=request.user):
        raise Refused("Nothing was changed: another moderator has seen to it.")
    return "Closed. The person who worried hears that a moderator has read it."


@case_act
def decide_illegal(request: MemberRequest, pk: int) -> str:
    """Removes the comment as unlawful if that is the decision, and sends the statement."""
    report = get_object_or_404(Report.objects.illegal().select_related("comment__conversation"), pk=pk)
    with keeps_what_was_typed(form := StatementForm(request.POST)):
        refuse_own(report, request.user)
        try:
            removed_and_told(report, form, by=request.user)
        except NotDecided as error:
            raise Refused(f"Nothing was changed: {error}") from error
        except AlreadyClosed as error:
            raise Refused("Nothing was changed: another moderator has decided about this report.") from error
    return f"{report.reference} is decided, and the statement is on its way."


def removed_and_told(report: Report, form: forms.Form, *, by: User) -> None:
    comment, outcome = report.comment, ReportOutcome(form.cleaned_data["outcome"])
    is_shown = comment is not None and comment.status in (Status.PUBLISHED, Status.HELD)
    with transaction.atomic():
        if comment and is_shown and outcome == ReportOutcome.REMOVED:
            decide(comment, Act.REMOVE, by=by, reason=Reason.UNLAWFUL)
        decide_on_illegal(report, outcome, form.cleaned_data["statement"], by=by)


def refuse_own(report: Report, by: User) -> None:
    if report.reporter_id == by.pk or report.comment and own_among([report.comment], by):
        raise Refused(OWN)
