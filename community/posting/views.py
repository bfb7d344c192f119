"""The form for a comment: HTTP in and out of the journey."""

from functools import partial

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments import saved_drafts
from community.comments.models import Comment
from community.comments.targets import Target
from community.conversations.availability import why_closed
from community.conversations.reader import Reader
from community.conversations.views.shortcuts import target_or_404
from community.members.primary_keys import parse_pk
from community.members.requests import HtmxRequest
from community.moderation.sanctions.suspension import suspension_of

from . import journey
from .form_actions import FORM_ACTIONS
from .forms import REPLY_TO_ALREADY_GONE, CommentForm
from .known_guest import known_guest
from .login_handover import forget_text, restore_text
from .refusals import refusal_response
from .responses import closed_response, form_response, posted_response

SIGNED_OUT = (
    "You have been signed in or out since this form was opened. Your text is still here: please look at the name below "
    "and post again."
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HtmxRequest, model_label: str, object_id: int) -> HttpResponse:
    """The form on a page of its own (GET), and the only way in for comments (POST)."""
    target = target_or_404(request, model_label, object_id)
    form = form_for(request, target)
    pressed = next((name for name in FORM_ACTIONS if name in request.POST), None)
    if pressed:
        return FORM_ACTIONS[pressed](request, form)
    if why := why_closed(form.conversation, target, Reader(member=form.member)):
        return closed_response(request, form, why)
    if request.method != "POST":
        gone = gone_reply_to(request, form)
        problem, suspension = REPLY_TO_ALREADY_GONE if gone else "", suspension_of(form.member)
        return form_response(request, form, problem, status=200, gone_reply_to=gone, suspension=suspension)
    if not form.is_valid():
        return form_response(request, form, form.problem, status=422)
    draft = form.to_draft(ip_address=get_adapter().get_client_ip(request))
    try:
        posted = journey.post(draft, personal_data_confirmed="as_it_is" in request.POST)
    except Exception as error:  # noqa: BLE001 -- the text comes back from any failure; the log says which
        respond = partial(form_response, request, form)
        return refusal_response(error, respond, what_failed="A comment could not be posted")
    forget_text(request, form)
    return posted_response(request, form, posted.comment)


def form_for(request: HttpRequest, target: Target) -> CommentForm:
    """The form as it was sent, or a new one with what this visitor had begun to write here."""
    member = request.user if request.user.is_authenticated else None
    if request.method == "POST":
        return CommentForm(target, member=member, guest=known_guest(request), data=request.POST)
    reply_to = parse_pk(request.GET.get("reply_to", ""))
    comment = Comment.objects.published().about(target).filter(pk=reply_to, is_opening=False).first()
    initial = {"reply_to": comment.pk if comment else None}
    form = CommentForm(target, member=member, guest=known_guest(request), initial=initial)
    if member and (draft := saved_drafts.find(member, target, comment)):
        form.restore_draft(draft)
    if member:
        restore_text(request, form)
    return form


def gone_reply_to(request: HttpRequest, form: CommentForm) -> int | None:
    """The id of the comment that this form was opened to reply to, when nobody can reply to it any more."""
    return None if form.initial["reply_to"] else parse_pk(request.GET.get("reply_to", ""))


@never_cache
def write_after_csrf_failure(request: HtmxRequest, model_label: str, object_id: int) -> HttpResponse:
    """The form as it was sent, with a fresh CSRF token: somebody signed in or out while they were writing."""
    target = target_or_404(request, model_label, object_id)
    form = form_for(request, target)
    form.is_valid()
    return form_response(request, form, SIGNED_OUT, status=403)
