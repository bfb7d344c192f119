"""What moderators can do about somebody whose name they do not know."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from community.comments.models import Comment
from community.members.models import User

from .forms import AboutMemberForm, UnsealForm
from .member_views import ACTS
from .models import Unsealing
from .standings import NotPossible
from .unsealing import NobodyToName, open_seal
from .views import way_back

#: The usual sentences name the member, or say what they are here.
NOT_DONE = "Nothing was changed: it is so already, or it is not possible."


@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def act_on_writer(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """A member's standing, by one of their comments."""
    assert isinstance(request.user, User)
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation"), pk=pk, user__isnull=False)
    form = AboutMemberForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            decision = ACTS[act](comment.user, by=request.user, note=form.cleaned_data["note"], comment=comment)
        except NotPossible:
            messages.warning(request, NOT_DONE)
        else:
            messages.success(request, f"{comment.name} is {decision.get_act_display()}.")
        return redirect(way_back(request, comment))
    context = {"form": form, "act": act, "member": comment.name, "back": way_back(request, comment)}
    return render(request, "moderation/act_on_member.html", context, status=422 if form.is_bound else 200)


@never_cache
@login_required
@permission_required(["comments.moderate_comment", "moderation.open_seal"], raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def unseal(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks why (GET); the answer to the POST is the only page with the name, and it has no address of its own."""
    assert isinstance(request.user, User)
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation").exclude(alias=""), pk=pk)
    form = UnsealForm(request.POST if request.method == "POST" else None)
    context = {"comment": comment, "form": form, "back": way_back(request, comment)}
    if form.is_valid():
        try:
            member = open_seal(comment, by=request.user, **form.cleaned_data)
        except NobodyToName:
            messages.warning(request, "Whoever wrote this has left, and nobody knows any more who it was.")
            return redirect(context["back"])
        return render(request, "moderation/unsealed.html", context | {"member": member})
    return render(request, "moderation/unseal.html", context, status=422 if form.is_bound else 200)


@never_cache
@login_required
@require_safe
def seal_opened(request: HttpRequest, pk: int) -> HttpResponse:
    """For the member it was about, and for nobody else."""
    unsealing = get_object_or_404(Unsealing.objects.select_related("comment__conversation"), pk=pk)
    if unsealing.comment is None or unsealing.comment.user_id != request.user.pk:
        raise Http404
    return render(request, "moderation/seal_opened.html", {"unsealing": unsealing})
