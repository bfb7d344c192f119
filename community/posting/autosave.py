"""The page saves what a member is typing, every few seconds; `comments.saved_drafts` keeps it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from community.comments import saved_drafts
from community.comments.converters import parse_pk
from community.comments.editing import EDITABLE, NotEditable, fingerprint
from community.comments.models import Comment
from community.conversations.views.shortcuts import target_or_404
from community.members.models import User

from .body_field import normalise_for_storage
from .own_comment import own_comment_or_404
from .rate_limits import may_save_draft


@never_cache
@require_POST
def autosave_draft(request: HttpRequest, model_label: str, object_id: int) -> HttpResponse:
    """Answers without words: 204 is kept here, anything else is for the page to keep on the device."""
    target = target_or_404(request, model_label, object_id)

    def keep(member: User, body: str) -> None:
        answered = None
        if reply_to := request.POST.get("reply_to"):
            published = Comment.objects.published().about(target)
            answered = get_object_or_404(published, pk=parse_pk(reply_to))
        saved_drafts.save(member, target, answered, body, without_name="without_name" in request.POST)

    return autosave_response(request, keep)


@never_cache
@require_POST
def autosave_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for other words of one's own comment, as long as it says what it said when they were begun.

    Also when the time to change it is over: then the page that says so gives them back.
    """

    def keep(member: User, body: str) -> None:
        comment = own_comment_or_404(member, pk)
        if comment.status not in EDITABLE or request.POST.get("before") != fingerprint(comment.comment):
            raise NotEditable
        saved_drafts.save(member, comment, None, "" if body == comment.comment else body)

    return autosave_response(request, keep)


def autosave_response(request: HttpRequest, keep: Callable[[User, str], None]) -> HttpResponse:
    if not isinstance(request.user, User):
        return HttpResponse(status=401)
    if not may_save_draft(request):
        return HttpResponse(status=429)
    body = normalise_for_storage(request.POST.get("body", ""))
    if len(body) > saved_drafts.MAX_LENGTH:
        return HttpResponse(status=413)
    try:
        keep(request.user, body)
    except NotEditable:
        return HttpResponse(status=409)
    return HttpResponse(status=204)
