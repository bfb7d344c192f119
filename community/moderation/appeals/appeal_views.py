"""Where the author of what was decided about appeals, and reads the answer."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from community.members.requests import MemberRequest
from community.moderation.models import Appeal, Decision

from .appealable import appeal_url, author_of, decision_of_link, why_not_appealable
from .appealing import NotAppealable, appeal_against


class AppealForm(forms.Form):
    text = forms.CharField(
        label="Why do you think it's a mistake?",
        max_length=1000,
        help_text="Up to 1,000 characters. You can appeal once.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: MemberRequest, pk: int) -> HttpResponse:
    """Nobody but the author can open it: for everybody else there is no such page."""
    decision = get_object_or_404(Decision.objects.select_related("comment__conversation", "member"), pk=pk)
    if author_of(decision) != request.user:
        raise Http404
    return appeal_response(request, decision, address=request.path)


@csrf_exempt  # the link is enough, and no cookie gives more rights; strangers have no token
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def appeal_by_link(request: HttpRequest, token: str) -> HttpResponse:
    decision = decision_of_link(token)
    if decision is None:
        raise Http404
    return appeal_response(request, decision, address=appeal_url(decision))


def appeal_response(request: HttpRequest, decision: Decision, *, address: str) -> HttpResponse:
    """The form, or what became of the appeal. What was typed is kept when it is refused."""
    form = AppealForm(request.POST if request.method == "POST" else None)
    status, why = 200, why_not_appealable(decision)
    if form.is_bound and not form.is_valid():
        status = 422
    elif form.is_bound:
        try:
            appeal_against(decision, form.cleaned_data["text"])
        except NotAppealable as refusal:
            status, why = 409, str(refusal)
        else:
            return redirect(address)
    made = Appeal.objects.filter(decision=decision).first()
    context = {"decision": decision, "appeal": made, "form": form, "why": why, "address": address}
    return render(request, "moderation/appeal.html", context, status=status)
