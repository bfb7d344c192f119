"""An author withdraws a comment: GET asks, POST does it. Members are signed in; guests use the link from the e-mail, or
the browser that knows them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.models import Comment, Confirmation
from community.comments.states import TRANSITIONS, TransitionNotAllowed

from . import journey
from .guest_confirmation import unknown_link_response
from .own_comment import address_of, conversation_url, readable_target, view_of_own_comment

Status = Comment.Status

WITHDRAWN = "Your comment is withdrawn: its words are gone from the page and from our database."
NOT_WITHDRAWN = "Nothing was changed: this comment is {status}."


@view_of_own_comment(for_guests=True)
def withdraw(request: HttpRequest, comment: Comment) -> HttpResponse:
    return confirm_or_withdraw(request, comment)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Anybody with the link may withdraw the guest's comment. The link works for `RETENTION_DAYS["guest_links"]` after
    it has confirmed the comment."""
    confirmation = Confirmation.objects.by_token(token)
    if confirmation is None or confirmation.comment.conversation.target is None:
        return unknown_link_response(request)
    return confirm_or_withdraw(request, confirmation.comment)


def confirm_or_withdraw(request: HttpRequest, comment: Comment) -> HttpResponse:
    """Asks (GET) or withdraws (POST)."""
    target = readable_target(comment, request.user)
    if request.method != "POST" and Status.WITHDRAWN in TRANSITIONS[comment.status]:
        context = {"comment": comment, "target": target, "back": address_of(comment)}
        return render(request, "posting/withdraw.html", context)
    if request.method == "POST":
        try:
            journey.withdraw(comment, by=comment.user)
        except TransitionNotAllowed:
            comment.refresh_from_db(fields=["status"])
        else:
            messages.success(request, WITHDRAWN)
            return redirect(conversation_url(comment, request.user))
    messages.warning(request, NOT_WITHDRAWN.format(status=comment.get_status_display()))
    return redirect(conversation_url(comment, request.user))
