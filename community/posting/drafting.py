"""The page saves what a member is typing, every few seconds; `comments.saved_drafts` keeps it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from community.comments import saved_drafts
from community.comments.models import Comment
from community.comments.row_id import row_id
from community.comments.views.answering import target_or_404
from community.members.models import User

from .rate import may_save_draft


@never_cache
@require_POST
def save_draft(request: HttpRequest, model_label: str, object_id: int) -> HttpResponse:
    """Answers without words: 204 is kept here, anything else is for the page to keep on the device."""
    target = target_or_404(request, model_label, object_id)
    if not isinstance(request.user, User):
        return HttpResponse(status=401)
    if not may_save_draft(request):
        return HttpResponse(status=429)
    body = request.POST.get("body", "").replace("\0", "")
    if len(body) > saved_drafts.LONGEST:
        return HttpResponse(status=413)
    answered = None
    if reply_to := request.POST.get("reply_to"):
        published = Comment.objects.published().about(target)  # type: ignore[arg-type]
        answered = get_object_or_404(published, pk=row_id(reply_to))
    saved_drafts.keep(request.user, target, answered, body, without_name="without_name" in request.POST)
    return HttpResponse(status=204)
