"""Where a moderator warns and suspends, from a profile or beside a comment without a name, and where it is lifted; and
the page that tells the member."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from community.comments.models import Comment
from community.members.models import User
from community.members.requests import MemberRequest
from community.moderation.appeals.appealable import why_not_appealable
from community.moderation.models import Sanction
from community.moderation.return_url import return_url

from .sanction_form import LiftForm, SanctionForm
from .sanctioning import SanctionRefused, lift, newest_seen, proposed_step, sanction


@never_cache
@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def sanction_member(request: MemberRequest, handle: str) -> HttpResponse:
    """From the member's profile. GET asks, POST acts."""
    member = get_object_or_404(User, username=handle, is_active=True)
    return sanction_response(request, member, None, name=str(member), back=member.get_absolute_url())


@never_cache
@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def sanction_author(request: MemberRequest, pk: int) -> HttpResponse:
    """The author of a comment without a name; of one with a name, from their profile."""
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation"), pk=pk, user__isnull=False)
    if not comment.alias:
        return redirect("sanction-member", comment.user.username)
    return sanction_response(request, comment.user, comment, name=comment.alias, back=return_url(request, comment))


def sanction_response(
    request: MemberRequest, member: User, comment: Comment | None, *, name: str, back: str
) -> HttpResponse:
    form = SanctionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = sanction(member, by=request.user, comment=comment, **form.cleaned_data)
        except SanctionRefused as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, f"{name} is {made.decision.get_act_display()}, and is told why.")
        return redirect(back)
    proposed = proposed_step(member, comment)
    form.set_proposed(proposed, newest_seen(member, comment))
    earlier = Sanction.objects.filter(member=member).seen_at(comment.pk if comment else None)
    context = {
        "form": form,
        "name": name,
        "comment": comment,
        "proposed": proposed,
        "earlier": earlier.select_related("decision"),
        "back": back,
    }
    return render(request, "moderation/sanction.html", context, status=422 if form.is_bound else 200)


@never_cache
@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def lift_sanction(request: MemberRequest, pk: int) -> HttpResponse:
    made = get_object_or_404(Sanction.objects.select_related("decision__comment__conversation", "member"), pk=pk)
    comment = made.decision.comment
    is_by_comment = comment is not None and bool(comment.alias)
    back = return_url(request, comment) if comment and is_by_comment else made.member.get_absolute_url()
    if made.decision.is_without_name and comment is None:
        # The member's profile would tell who wrote the comment that is gone.
        back = reverse("review-log")
    form = LiftForm(request.POST if request.method == "POST" else None)
    name = made.decision.about_whom or "Somebody"
    if form.is_valid():
        try:
            lift(made, by=request.user, note=form.cleaned_data["note"])
        except SanctionRefused as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, f"{name} is {made.decision.get_act_display()} no longer, and is told.")
        return redirect(back)
    context = {"form": form, "sanction": made, "name": name, "back": back}
    return render(request, "moderation/lift_sanction.html", context, status=422 if form.is_bound else 200)


@never_cache
@login_required
@require_safe
def sanction_told(request: MemberRequest, pk: int) -> HttpResponse:
    """Tells the member what was decided about them, and how to answer. Nobody else can open it."""
    made = get_object_or_404(Sanction.objects.select_related("decision__comment"), pk=pk)
    if made.member_id != request.user.pk:
        raise Http404
    context = {"sanction": made, "decision": made.decision, "can_appeal": not why_not_appealable(made.decision)}
    return render(request, "moderation/sanction_told.html", context)
