from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from community.members.models import User
from community.members.requests import MemberRequest

from .forms import StandingForm
from .standing_decisions import StandingUnchanged, demote, reinstate

#: By the name in the address.
STANDING_ACTS = {"demote": demote, "reinstate": reinstate}


@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def change_standing(request: MemberRequest, handle: str, act: str) -> HttpResponse:
    """From the member's profile. GET asks, POST acts."""
    if act not in STANDING_ACTS:
        raise Http404
    member = get_object_or_404(User, username=handle, is_active=True)
    form = StandingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            decision = STANDING_ACTS[act](member, by=request.user, note=form.cleaned_data["note"])
        except StandingUnchanged as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, f"{member} is {decision.get_act_display()}.")
        return redirect(member)
    context = {"form": form, "act": act, "member": member}
    return render(request, "moderation/change_standing.html", context, status=422 if form.is_bound else 200)
