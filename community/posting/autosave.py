"""drafts.js sends what a member is typing, every few seconds; `comments.saved_drafts` saves it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from community.comments import saved_drafts
from community.comments.editing import EDITABLE, NotEditable, fingerprint
from community.comments.models import Comment
from community.conversations.views.shortcuts import target_or_404
from community.members.models import User
from community.members.primary_keys import parse_pk
from community.text.cleaning import clean_for_storage

from .own_comment import own_comment_or_404
from .rate_limits import may_save_draft


@never_cache
@require_POST
def autosave_draft(request: HttpRequest, model_label: str, object_id: int) -> HttpResponse:
    """Saves the draft of a new comment or reply. 204: saved here; any other status: the browser keeps it."""
    target = target_or_404(request, model_label, object_id)

    def save(member: User, body: str) -> None:
        comment = None
        if reply_to := request.POST.get("reply_to"):
            published = Comment.objects.published().about(target)
            comment = get_object_or_404(published, pk=parse_pk(reply_to))
        without_name, language = "without_name" in request.POST, request.POST.get("language", "")
        saved_drafts.save(member, target, comment, body, without_name=without_name, language=language)

    return autosave_response(request, save)


@never_cache
@require_POST
def autosave_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Saves the draft of an edit, while the comment still has the text that the edit started from.

    Also after the time for editing is over: the page that says so shows the draft, to be copied.
    """

    def save(member: User, body: str) -> None:
        comment = own_comment_or_404(member, pk)
        if comment.status not in EDITABLE or request.POST.get("before") != fingerprint(comment.comment):
            raise NotEditable
        typed = "" if body == comment.comment else body
        saved_drafts.save(member, comment, None, typed, language=request.POST.get("language", ""))

    return autosave_response(request, save)


def autosave_response(request: HttpRequest, save: Callable[[User, str], None]) -> HttpResponse:
    """Checks who sends how much and how often, then calls `save` with the member and the text."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    if not may_save_draft(request, request.user):
        return HttpResponse(status=429)
    body = clean_for_storage(request.POST.get("body", ""))
    if len(body) > saved_drafts.MAX_LENGTH:
        return HttpResponse(status=413)
    try:
        save(request.user, body)
    except NotEditable:
        return HttpResponse(status=409)
    return HttpResponse(status=204)
