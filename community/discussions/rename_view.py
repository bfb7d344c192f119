"""The starter changes the title, for as long as the text can be changed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.members.requests import MemberRequest
from community.moderation.sanctions.suspension import Suspended, suspension_of
from community.posting import journey
from community.posting.edit_views import SAVED, TOO_OFTEN, why_not_editable
from community.posting.rate_limits import TooManyPosts
from community.posting.refusals import suspended_sentence

from .models import Discussion
from .start import rename
from .title_field import RenameForm


def can_rename(discussion: Discussion) -> bool:
    """Held ones as well: a better title may help. Not one that is closed."""
    return discussion.opening is not None and not why_not_renamable(discussion)


def why_not_renamable(discussion: Discussion) -> str:
    """The sentence for its starter; "" when the title can be changed now."""
    opening = discussion.opening
    if opening is None:
        raise Http404
    return why_not_editable(opening)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rename_discussion(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Discussion.objects.with_opening(), pk=pk, opening__user=request.user)
    if not found.may_be_read_by(request.user):
        raise Http404
    typed = request.POST if request.method == "POST" else None
    form = RenameForm(typed, initial={"title": found.title})
    context = {"discussion": found, "form": form, "why": why_not_renamable(found)}
    if typed is None:
        context["suspension"] = suspension_of(request.user, without_name=bool(found.opening and found.opening.alias))
    status = 403 if context["why"] else 200
    if typed is not None and not context["why"]:
        status = 422
        if form.is_valid():
            try:
                is_changed = rename(found, form.cleaned_data["title"], personal_data_confirmed="as_it_is" in typed)
            except journey.PersonalDataFound as problem:
                context |= {"findings": problem.findings, "confirm_label": "Save as it is"}
            except Suspended as error:
                status = 403
                context |= {"problem": suspended_sentence(error), "suspension": error.sanction}
            except TooManyPosts as limit:
                status = 429
                context["problem"] = TOO_OFTEN.format(wait=limit.wait)
            else:
                if is_changed and found.opening:
                    is_published = found.opening.is_published
                    add_message = messages.success if is_published else messages.warning
                    add_message(request, "The title is changed." if is_published else SAVED[found.opening.status])
                return redirect(found)
    return render(request, "discussions/rename.html", context, status=status)
