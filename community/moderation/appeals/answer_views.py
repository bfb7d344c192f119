"""The moderators' lane of appeals in the CMS: what waits, oldest first, and the page on which one is answered."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from community.members.primary_keys import parse_pk
from community.members.requests import MemberRequest
from community.moderation.models import Appeal

from .appealable import author_of
from .appealing import AnswerRefused, answer
from .deciders import who_else_can

SHOWN = 50


class AnswerForm(forms.Form):
    overturn = forms.TypedChoiceField(
        label="The decision",
        choices=[("no", "stays"), ("yes", "is taken back")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="What you answer",
        max_length=300,
        help_text="For the log, and for the one who appealed, who reads it.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@permission_required("comments.moderate_comment", raise_exception=True)
@require_safe
def appeals(request: MemberRequest) -> HttpResponse:
    """Oldest first, `SHOWN` of them, from `?after=` on."""
    waiting = Appeal.objects.filter(decided_at=None, pk__gt=parse_pk(request.GET.get("after", "")) or 0)
    found = list(waiting.select_related("decision__comment__user", "decision__member", "decision__actor")[: SHOWN + 1])
    shown = found[:SHOWN]
    context = {"appeals": shown, "next_after": shown[-1].pk if len(found) > SHOWN else None}
    return render(request, "moderation/appeals.html", context)


@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def answer_appeal(request: MemberRequest, pk: int) -> HttpResponse:
    found = Appeal.objects.select_related("decision__comment__conversation", "decision__member", "decision__actor")
    appeal = get_object_or_404(found.select_related("decided_by", "member"), pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            answer(appeal, overturn=data["overturn"], words=data["words"], by=request.user)
        except AnswerRefused as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, f"Answered: {appeal.title}. {appeal.decision.about or 'The guest'} is told.")
        return redirect("review-appeals")
    is_first_decider = appeal.decision.actor == request.user
    context = {
        "appeal": appeal,
        "decision": appeal.decision,
        "form": form,
        "is_own": author_of(appeal.decision) == request.user,
        "is_first_decider": is_first_decider,
        "has_to_wait": is_first_decider and who_else_can(appeal, request.user),
    }
    return render(request, "moderation/answer_appeal.html", context, status=422 if form.is_bound else 200)
