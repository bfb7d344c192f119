import logging

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments import saved_drafts
from community.comments.converters import parse_pk
from community.comments.models import Comment, Conversation
from community.comments.targets import Target
from community.conversations.availability import why_closed
from community.conversations.reader import Reader
from community.conversations.views.shortcuts import target_or_404
from community.members.models import User

from . import journey, login_handover
from .form_actions import form_action_for
from .forms import REPLY_TO_ALREADY_GONE, CommentForm
from .privacy_check import given_away
from .rate_limits import may_post
from .responses import closed_response, form_response, posted_response

logger = logging.getLogger(__name__)

TOO_OFTEN = "That was very quick after the last one. Your text is still here: please post it again in a minute."
SERVER_ERROR = "Something went wrong on our side, and we have been told. Your text is still here: please post it again."
SIGNED_OUT = (
    "You have been signed in or out since this form was opened. Your text is still here: please look at the name below "
    "and post again."
)


def form_for(request: HttpRequest, target: Target) -> CommentForm:
    member = request.user if isinstance(request.user, User) else None
    if request.method == "POST":
        return CommentForm(target, member=member, data=request.POST)
    reply_to = parse_pk(request.GET.get("reply_to", ""))
    answered = Comment.objects.published().about(target).filter(pk=reply_to).first()
    form = CommentForm(target, member=member, initial={"reply_to": answered.pk if answered else None})
    if member and (draft := saved_drafts.find(member, target, answered)):
        form.restore_draft(draft)
    if member:
        login_handover.restore_text(request, form)
    return form


def gone_reply_to(request: HttpRequest, form: CommentForm) -> int | None:
    """The comment this form was asked for as an answer to, when it cannot be answered any more."""
    return None if form.initial["reply_to"] else parse_pk(request.GET.get("reply_to", ""))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, model_label: str, object_id: int) -> HttpResponse:
    """The form on a page of its own (GET), and the only way in for comments (POST)."""
    target = target_or_404(request, model_label, object_id)
    form = form_for(request, target)
    if request.method == "POST" and (aside := form_action_for(request)):
        return aside(request, form)
    if why := why_closed(Conversation.objects.find(target), target, Reader.of(request.user)):
        return closed_response(request, form, why)
    if request.method != "POST":
        gone = gone_reply_to(request, form)
        return form_response(request, form, REPLY_TO_ALREADY_GONE if gone else "", status=200, gone=gone)
    if not form.is_valid():
        return form_response(request, form, form.problem, status=422)
    if gives_away := given_away(request, form):
        return form_response(request, form, status=422, findings=gives_away, as_it_is="Post as it is")
    if not may_post(request):
        return form_response(request, form, TOO_OFTEN, status=429)
    try:
        posted = journey.post(form.to_draft(ip_address=get_adapter().get_client_ip(request)))
    except Exception:
        # Whatever broke, the text must come back; the log has the rest.
        logger.exception("A comment could not be posted")
        return form_response(request, form, SERVER_ERROR, status=500)
    login_handover.forget_text(request)
    return posted_response(request, form, posted.comment)


@never_cache
def write_after_csrf_failure(request: HttpRequest, model_label: str, object_id: int) -> HttpResponse:
    """The form as it was sent, with a fresh token: for a session that ended while somebody was writing."""
    target = target_or_404(request, model_label, object_id)
    form = form_for(request, target)
    form.is_valid()
    return form_response(request, form, SIGNED_OUT, status=403)
