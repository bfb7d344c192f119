"""Where a moderator takes a detail out of a comment: from a case, or without JavaScript on a page of its own."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from community.comments.detail_removal import DetailNotRemoved
from community.comments.models import Comment
from community.members.requests import MemberRequest
from community.moderation.models import Decision, Reason
from community.moderation.reasons.reasons_in_use import offered_reasons
from community.moderation.refused_decisions import OwnComment
from community.moderation.return_url import next_url, return_url

from .cutting import cut_detail, put_back


class DetailForm(forms.Form):
    detail = forms.CharField(
        label="The words to take out",
        max_length=1000,
        help_text="Exactly as they stand there. Readers see “[removed by a moderator]” instead.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reason = forms.ChoiceField(label="Why", choices=offered_reasons, initial=Reason.PERSONAL_DETAILS)
    note = forms.CharField(
        label="A sentence for the log",
        required=False,
        max_length=300,
        help_text="Without the words themselves: the log is kept.",
    )
    has_read = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> None:
        detail, note = self.cleaned_data.get("detail", ""), self.cleaned_data.get("note", "")
        if detail and detail.casefold() in note.casefold():
            self.add_error("note", "Please leave the words themselves out: the log is kept.")


@never_cache
@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def detail_cut(request: MemberRequest, pk: int) -> HttpResponse:
    """GET asks, POST does it. On a refusal the page shows the text as it is now, with what was typed."""
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation"), pk=pk)
    form = DetailForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            cut_detail(comment, by=request.user, **form.cleaned_data)
        except (DetailNotRemoved, OwnComment) as error:
            form.add_error("detail", str(error))
        else:
            messages.success(request, f"Taken out of the comment by {comment.name}, who is told.")
            return redirect(return_url(request, comment))
    context = {"form": form, "comment": comment, "next": next_url(request), "back": return_url(request, comment)}
    return render(request, "moderation/cut_detail.html", context, status=422 if form.is_bound else 200)


@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_POST
def detail_put_back(request: MemberRequest, pk: int) -> HttpResponse:
    """`pk`: the row of the log by which it was taken out."""
    decision = get_object_or_404(Decision.objects.select_related("comment__conversation", "comment__user"), pk=pk)
    try:
        put_back(decision, by=request.user)
    except (DetailNotRemoved, OwnComment) as error:
        messages.warning(request, f"Nothing was changed. {error}")
    else:
        messages.success(request, "The words are back.")
    return redirect(next_url(request) or "review-log")
