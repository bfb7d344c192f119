import logging

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from community.comments.models import Comment, Conversation
from community.comments.pages import page_holding
from community.comments.reader import Reader
from community.comments.row_id import row_id
from community.comments.targets import Target, find_target
from community.members.models import User

from . import journey
from .answers import answer, refused
from .forms import CommentForm
from .rate import may_post

logger = logging.getLogger(__name__)

CLOSED = "This conversation has been closed. Your text is still here: copy it if you would like to keep it."
TOO_OFTEN = "That was very quick after the last one. Your text is still here: please post it again in a minute."
OUR_FAULT = "Something went wrong on our side, and we have been told. Your text is still here: please post it again."
SIGNED_OUT = (
    "You have been signed in or out since this form was opened. Your text is still here: please look at the name below "
    "and post again."
)


def target_or_404(request: HttpRequest, model_label: str, object_id: int) -> Target:
    target = find_target(model_label, object_id)
    if target is None or not target.may_be_read_by(request.user):
        raise Http404
    return target


def is_open(target: Target) -> bool:
    conversation = Conversation.objects.find(target)  # type: ignore[arg-type]
    return target.accepts_comments() and not (conversation and conversation.is_closed)


def form_for(request: HttpRequest, target: Target) -> CommentForm:
    member = request.user if isinstance(request.user, User) else None
    if request.method == "POST":
        return CommentForm(target, member=member, data=request.POST)
    reply_to = row_id(request.GET.get("reply_to", ""))
    answered = Comment.objects.published().about(target).filter(pk=reply_to).first()  # type: ignore[arg-type]
    return CommentForm(target, member=member, initial={"reply_to": answered.pk if answered else None})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, model_label: str, object_id: int) -> HttpResponse:
    """The form on a page of its own (GET), and the only way in for comments (POST)."""
    target = target_or_404(request, model_label, object_id)
    form = form_for(request, target)
    if request.method != "POST":
        return refused(request, form, status=200) if is_open(target) else refused(request, form, CLOSED, status=403)
    if not is_open(target):
        return refused(request, form, CLOSED, status=403)
    if not form.is_valid():
        return refused(request, form, form.problem, status=422)
    if not may_post(request):
        return refused(request, form, TOO_OFTEN, status=429)
    try:
        posted = journey.post(form.to_draft(ip_address=get_adapter().get_client_ip(request)))
    except Exception:
        # Whatever broke, the text must come back; the log has the rest.
        logger.exception("A comment could not be posted")
        return refused(request, form, OUR_FAULT, status=500)
    return answer(request, form, posted.comment)


@never_cache
def write_again(request: HttpRequest, model_label: str, object_id: int) -> HttpResponse:
    """The form as it was sent, with a fresh token: for a session that ended while somebody was writing."""
    target = target_or_404(request, model_label, object_id)
    form = form_for(request, target)
    form.is_valid()
    return refused(request, form, SIGNED_OUT, status=403)


@require_GET
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "posting/sent.html")


@require_GET
def permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """To the page of the conversation this comment stands on."""
    reader = Reader.of(request.user)
    visible = Comment.objects.on_the_page(reader=reader.member, moderating=reader.moderates)
    comment = get_object_or_404(visible.select_related("conversation"), pk=pk)
    target = comment.conversation.target
    if target is None or not target.may_be_read_by(request.user):
        raise Http404
    after = page_holding(comment, reader)
    query = f"?after={after}" if after else ""
    return redirect(f"{target.get_absolute_url()}{query}#c{comment.pk}")
