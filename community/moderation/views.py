from urllib.parse import urldefrag

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from community.comments.models import Comment
from community.members.requests import MemberRequest

from .decisions import decide
from .forms import DecisionForm
from .models import Act
from .moderator_actions import text_seen
from .possible_acts import POSSIBLE_ACTS, STATUS_AFTER
from .refused_decisions import AlreadyDecided, ChangedMeanwhile, OwnComment, own_among
from .return_url import next_url, return_url

TEXT_CHANGED = (
    "Nothing was published: the author has changed the words since you opened the page. Please read them again."
)


@login_required
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def decide_on_comment(request: MemberRequest, pk: int, act: str) -> HttpResponse:
    """GET asks, POST decides. Used by the links beside a comment, and without JavaScript."""
    if act not in set(STATUS_AFTER):
        raise Http404
    wanted = Act(act)
    comment = get_object_or_404(Comment.objects.select_related("user", "conversation"), pk=pk)
    form = DecisionForm(wanted, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            has_read = text_seen(comment, request.POST.get("has_read", ""))
            teaches = not form.cleaned_data.pop("learn_nothing")
            decision = decide(comment, wanted, by=request.user, has_read=has_read, teaches=teaches, **form.cleaned_data)
        except (AlreadyDecided, OwnComment) as error:
            messages.warning(request, f"Nothing was changed. {error}")
        except ChangedMeanwhile:
            messages.warning(request, TEXT_CHANGED)
            page = urldefrag(next_url(request) or request.path).url  # its fragment is the comment after this one
            return redirect(f"{page}#c{comment.pk}")
        else:
            messages.success(request, f"The comment by {comment.name} is {decision.get_act_display()}.")
        return redirect(return_url(request, comment))
    context = {
        "form": form,
        "act": wanted,
        "comment": comment,
        "back": return_url(request, comment),
        "next": next_url(request),
        "is_own": comment.pk in own_among([comment], request.user),
        "possible": wanted in POSSIBLE_ACTS.get(comment.status, ()),
    }
    return render(request, "moderation/decide.html", context, status=422 if form.is_bound else 200)
