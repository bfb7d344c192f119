"""Where a moderator locks or slows the conversation of a comment."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.models import Comment, Conversation
from community.members.requests import MemberRequest
from community.moderation.return_url import next_url, return_url

from .pacing import PACES, PaceUnchanged, pace_named, pace_of, set_pace


class PaceForm(forms.Form):
    pace = forms.TypedChoiceField(
        label="New comments here",
        choices=[(pace.value, pace.label) for pace in PACES],
        coerce=pace_named,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label="Why, in a sentence",
        max_length=200,
        help_text="For the log. While it’s locked, readers see it above the conversation.",
    )


@never_cache
@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def conversation_pace(request: MemberRequest, pk: int) -> HttpResponse:
    """`pk`: the comment because of which. GET asks, POST does it."""
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation"), pk=pk)
    form = PaceForm(request.POST if request.method == "POST" else None, initial=initial_of(comment.conversation))
    if form.is_valid():
        try:
            decision = set_pace(comment, form.cleaned_data["pace"], by=request.user, note=form.cleaned_data["note"])
        except PaceUnchanged as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, f"Done: {decision.get_act_display()}.")
        return redirect(return_url(request, comment))
    context = {"form": form, "comment": comment, "next": next_url(request), "back": return_url(request, comment)}
    return render(request, "moderation/conversation_pace.html", context, status=422 if form.is_bound else 200)


def initial_of(conversation: Conversation) -> dict[str, str]:
    pace = pace_of(conversation)
    return {"pace": pace.value if pace else "", "note": conversation.note}
