"""What moderators can do about the author of a comment without a name, without learning it, or by revealing it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from community.comments.models import Comment
from community.members.requests import MemberRequest

from .forms import RevealForm, StandingForm
from .member_views import STANDING_ACTS
from .models import IdentityReveal
from .return_url import return_url
from .reveal import AuthorUnknown, reveal_identity
from .standing_decisions import StandingUnchanged

#: Instead of the message of `StandingUnchanged`, which names the member or says that they are staff.
NOTHING_CHANGED = "Nothing was changed: it is so already, or it is not possible."


@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def change_author_standing(request: MemberRequest, pk: int, act: str) -> HttpResponse:
    """Change the standing of a comment's author. GET asks, POST acts."""
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation"), pk=pk, user__isnull=False)
    form = StandingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            note = form.cleaned_data["note"]
            decision = STANDING_ACTS[act](comment.user, by=request.user, note=note, comment=comment)
        except StandingUnchanged:
            messages.warning(request, NOTHING_CHANGED)
        else:
            messages.success(request, f"{comment.name} is {decision.get_act_display()}.")
        return redirect(return_url(request, comment))
    context = {"form": form, "act": act, "member": comment.name, "back": return_url(request, comment)}
    return render(request, "moderation/change_standing.html", context, status=422 if form.is_bound else 200)


@never_cache
@login_required
@permission_required(["comments.moderate_comment", "moderation.reveal_identity"], raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def reveal_author(request: MemberRequest, pk: int) -> HttpResponse:
    """GET asks why. Only the answer to the POST shows the name, so that no address leads to it."""
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation").exclude(alias=""), pk=pk)
    form = RevealForm(request.POST if request.method == "POST" else None)
    context = {"comment": comment, "form": form, "back": return_url(request, comment)}
    if form.is_valid():
        try:
            member = reveal_identity(comment, by=request.user, **form.cleaned_data)
        except AuthorUnknown:
            messages.warning(request, "The person who wrote this has left, and nobody knows any more who it was.")
            return redirect(context["back"])
        return render(request, "moderation/revealed_author.html", context | {"member": member})
    return render(request, "moderation/reveal_identity.html", context, status=422 if form.is_bound else 200)


@never_cache
@login_required
@require_safe
def identity_revealed(request: MemberRequest, pk: int) -> HttpResponse:
    """Tells the author that they were revealed. Nobody else can open it."""
    identity_reveal = get_object_or_404(IdentityReveal.objects.select_related("comment__conversation"), pk=pk)
    if identity_reveal.comment is None or identity_reveal.comment.user_id != request.user.pk:
        raise Http404
    return render(request, "moderation/identity_revealed.html", {"identity_reveal": identity_reveal})
