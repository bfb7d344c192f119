"""Where a moderator bans a member for spam, sees what was done, and undoes it."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.members.models import User
from community.members.requests import MemberRequest
from community.moderation.models import SpamBan
from community.spam.sentences import count_of

from .banning import BanRefused, ban_for_spam, items_of, undo_ban

#: Items that are shown before.
MOST_SHOWN = 10


class BanForm(forms.Form):
    note = forms.CharField(
        label="A sentence for the log",
        max_length=300,
        help_text="They read it when they appeal.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    #: How many items this page spoke of.
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class UndoForm(forms.Form):
    note = forms.CharField(label="Why", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


@never_cache
@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def ban_member(request: MemberRequest, handle: str) -> HttpResponse:
    """GET shows what it would do, POST does it."""
    member = get_object_or_404(User, username=handle, is_active=True)
    form = BanForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = ban_for_spam(member, by=request.user, **form.cleaned_data)
        except BanRefused as error:
            messages.warning(request, str(error))
            return redirect("ban-member", handle)
        marked = count_of(len(made.marked), "comment is", "comments are")
        messages.success(request, f"{member} is banned, and {marked} marked as spam. You can undo it here for 30 days.")
        return redirect(made)
    items = items_of(member)
    count = items.count()
    form.initial = {"seen": count}
    context = {
        "form": form,
        "member": member,
        "count": count,
        "items": items.select_related("conversation").order_by("-pk")[:MOST_SHOWN],
        "oldest": items.first(),
    }
    return render(request, "moderation/ban_member.html", context, status=422 if form.is_bound else 200)


@never_cache
@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def spam_ban(request: MemberRequest, pk: int) -> HttpResponse:
    """What was done; POST undoes it."""
    ban = get_object_or_404(SpamBan.objects.select_related("member", "decision__actor"), pk=pk)
    form = UndoForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            undone = undo_ban(ban, by=request.user, note=form.cleaned_data["note"])
        except BanRefused as error:
            messages.warning(request, str(error))
            return redirect(ban)
        as_before = count_of(undone.count, "comment is", "comments are")
        messages.success(request, f"{ban.member} is back, and {as_before} as before.")
        for why in undone.refused:
            messages.warning(request, why)
        return redirect(ban.member)
    return render(request, "moderation/spam_ban.html", {"form": form, "ban": ban}, status=422 if form.is_bound else 200)
