"""Where an appeal is answered. The lane on the desk is in `appeals_lane`."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.members.requests import MemberRequest
from community.moderation.models import Appeal

from .answer_form import AnswerForm
from .appealing import AnswerRefused, answer
from .appeals_lane import case_of, with_decision


@never_cache
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def answer_appeal(request: MemberRequest, pk: int) -> HttpResponse:
    """GET shows it, also when it was answered; POST answers."""
    appeal = get_object_or_404(with_decision(Appeal.objects.all()), pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            answer(appeal, overturn=data["overturn"], words=data["words"], by=request.user)
        except AnswerRefused as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, f"Answered: {appeal.title}. {appeal.decision.about_whom or 'The guest'} is told.")
        return redirect("desk-lane", "appeals")
    context = case_of(appeal, by=request.user) | {"answer_form": form}
    return render(request, "moderation/answer_appeal.html", context, status=422 if form.is_bound else 200)
