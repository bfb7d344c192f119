"""Taking a comment back: a page asks, the POST does it. Members by their name, guests by the link from their letter."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.models import Comment, Confirmation
from community.comments.states import TRANSITIONS, TransitionNotAllowed
from community.members.models import User

from . import journey
from .guest_confirmation import unknown_link_response
from .own_comment import own_comment_or_404, signed_out_response

Status = Comment.Status

WITHDRAWN = "Your comment is withdrawn: its words are gone from the page and from our database."
NOT_WITHDRAWN = "Nothing was changed: this comment is {status}."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    if not isinstance(request.user, User):
        return signed_out_response(request)
    return confirm_or_withdraw(request, own_comment_or_404(request.user, pk), by=request.user)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The letter's link is all a guest has to show; after it has confirmed it goes on working for a stated time."""
    confirmation = Confirmation.objects.by_token(token)
    if confirmation is None or confirmation.comment.conversation.target is None:
        return unknown_link_response(request)
    return confirm_or_withdraw(request, confirmation.comment, by=None)


def confirm_or_withdraw(request: HttpRequest, comment: Comment, *, by: User | None) -> HttpResponse:
    target = comment.conversation.target
    if request.method != "POST" and Status.WITHDRAWN in TRANSITIONS[comment.status]:
        # A guest's comment that waits has no permalink.
        is_found = comment.is_published or comment.user_id is not None
        back = comment.get_absolute_url() if is_found else f"{target.get_absolute_url()}#conversation"
        return render(request, "posting/withdraw.html", {"comment": comment, "target": target, "back": back})
    if request.method == "POST":
        try:
            journey.withdraw(comment, by=by)
        except TransitionNotAllowed:
            comment.refresh_from_db(fields=["status"])
        else:
            messages.success(request, WITHDRAWN)
            return redirect(f"{target.get_absolute_url()}#conversation")
    messages.warning(request, NOT_WITHDRAWN.format(status=comment.get_status_display()))
    return redirect(f"{target.get_absolute_url()}#conversation")
