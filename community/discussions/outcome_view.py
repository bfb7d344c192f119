"""The form in which the starter says how it turned out: HTTP in and out of `outcome`."""

from functools import partial

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments import saved_drafts
from community.comments.models import Comment
from community.conversations.availability import why_closed
from community.conversations.reader import Reader
from community.members.requests import MemberRequest
from community.moderation.sanctions.suspension import suspension_of
from community.posting.forms import CommentForm
from community.posting.preview import preview_of
from community.posting.refusals import refusal_response
from community.posting.responses import NOT_PUBLISHED

from .models import Discussion
from .outcome import HAS_ONE, OutcomeNotAllowed, outcome_of, say_how_it_turned_out

SAID = "Thank you. Everybody who follows this is told."
WAITS = "Thank you. A moderator reads it before it appears."


def can_say_outcome(discussion: Discussion, user: object, said: Comment | None) -> bool:
    """Whether to offer it: to the starter, once, while people may write there. `said` is what `outcome_of` found."""
    opening = discussion.opening
    if opening is None or opening.user_id is None or opening.user_id != getattr(user, "pk", None):
        return False
    return discussion.is_published and discussion.answer_count > 0 and said is None


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def say_outcome(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Discussion.objects.with_opening(), pk=pk, opening__user=request.user)
    opening = found.opening
    if opening is None or not found.is_published:
        raise Http404
    if request.method != "POST":
        form = CommentForm(found, member=request.user, initial={"reply_to": opening.pk})
        if draft := saved_drafts.find(request.user, found, opening):
            form.restore_draft(draft)
        return form_response(
            request, found, form, HAS_ONE if outcome_of(found) else "", suspension=suspension_of(request.user)
        )
    form = CommentForm(found, member=request.user, data=request.POST)
    if "discard" in request.POST:
        saved_drafts.delete(request.user, found, opening)
        return redirect(request.path)
    if "preview" in request.POST:
        made = preview_of(request, form)
        return form_response(request, found, form, status=made.status, preview=made)
    if why := why_closed(form.conversation, found, Reader.of(request.user)):
        return form_response(request, found, form, why, status=403)
    if not form.is_valid():
        return form_response(request, found, form, form.problem, status=422)
    return said_response(request, found, form)


def said_response(request: MemberRequest, discussion: Discussion, form: CommentForm) -> HttpResponse:
    draft, confirmed = form.to_draft(ip_address=get_adapter().get_client_ip(request)), "as_it_is" in request.POST
    respond = partial(form_response, request, discussion, form)
    try:
        outcome = say_how_it_turned_out(discussion, draft, personal_data_confirmed=confirmed)
    except OutcomeNotAllowed as why:
        return respond(str(why), status=409)
    except Exception as error:  # noqa: BLE001 -- the text comes back from any failure; the log says which
        return refusal_response(error, respond, what_failed="How it turned out could not be posted")
    if outcome.status == Comment.Status.SPAM:
        return respond(NOT_PUBLISHED, status=422)
    add_message = messages.success if outcome.is_published else messages.warning
    add_message(request, SAID if outcome.is_published else WAITS)
    return redirect(discussion if outcome.is_published else outcome)


def form_response(
    request: HttpRequest,
    discussion: Discussion,
    form: CommentForm,
    problem: str = "",
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    if form.is_bound:
        form.renew()
    context = {"discussion": discussion, "form": form, "problem": problem, **more}
    return render(request, "discussions/say_outcome.html", context, status=status)
