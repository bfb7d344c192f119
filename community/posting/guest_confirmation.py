"""The link that a guest gets by e-mail: GET shows a page, POST confirms. Mail programs open links by themselves."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.editing import EDITABLE
from community.comments.models import Comment, Confirmation
from community.comments.states import TransitionNotAllowed
from community.conversations.availability import why_closed
from community.conversations.reader import Reader
from community.members.standing import Standing
from community.members.standing_limits import limits_of
from community.notifications.delivery.email_suppression import EmailSuppression

from . import journey
from .conversation_extras import write_url_for
from .forms import CommentForm
from .hold_reasons import why_held
from .known_guest import LASTS, remember_guest
from .marked_as_spam import is_marked_by_moderator
from .own_comment import conversation_url, editable_since, readable_target


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Asks for a confirmation (GET) or confirms (POST) and leads to the comment, or says what became of it."""
    confirmation = Confirmation.objects.by_token(token)
    if confirmation is None:
        return unknown_link_response(request)
    comment = confirmation.comment
    target = comment.conversation.target
    if comment.status != Comment.Status.UNCONFIRMED or target is None:
        return remember_if_asked(request, already_confirmed_response(request, confirmation), comment)
    # `Reader()` is a guest: the comment stays a guest's, even when a signed-in member opens the link.
    why = why_closed(comment.conversation, target, Reader())
    if confirmation.is_expired or why:
        return expired_response(request, confirmation, why)
    if request.method != "POST":
        context = {"comment": comment, "target": target, "days_to_remember": LASTS.days}
        return render(request, "posting/confirmation.html", context)
    try:
        journey.confirm(confirmation)
        EmailSuppression.objects.clear_bounces(comment.user_email)  # the e-mail with the link has arrived
    except TransitionNotAllowed:
        # Another request has confirmed it, or a moderator has decided meanwhile.
        comment.refresh_from_db()
    response = redirect(comment) if comment.is_published else already_confirmed_response(request, confirmation)
    return remember_if_asked(request, response, comment)


def remember_if_asked(request: HttpRequest, response: HttpResponse, comment: Comment) -> HttpResponse:
    """Also after a second press of the button: of two answers the browser may only have taken the second."""
    if "remember" in request.POST and not request.user.is_authenticated:
        remember_guest(response, comment)
    return response


def already_confirmed_response(request: HttpRequest, confirmation: Confirmation) -> HttpResponse:
    """Says what the comment's status is now, and until when the same link withdraws it."""
    comment = confirmation.comment
    confirmation.refresh_from_db(fields=["confirmed_at"])
    context = {
        "comment": comment,
        "why": why_held(comment),
        "is_marked_by_moderator": is_marked_by_moderator(comment),
        "can_edit": comment.status in EDITABLE
        and timezone.now() - editable_since(comment) < limits_of(Standing.ESTABLISHED).edit_time,
        "withdraw_until": confirmation.withdraw_until,
        "conversation_url": conversation_url(comment, request.user),
    }
    return render(request, "posting/confirmation_done.html", context)


def unknown_link_response(request: HttpRequest) -> HttpResponse:
    """No comment has this link: it was cut off, replaced by that of a newer e-mail, or its retention time is over.

    Only hashes of links are stored, so the page cannot say which. What was typed as an edit comes back, to be copied.
    """
    typed = request.POST.get("body", "").strip()
    context = {"days_to_withdraw": settings.RETENTION_DAYS["guest_links"], "texts": [typed] if typed else []}
    return render(request, "posting/confirmation_unknown.html", context, status=404)


def expired_response(request: HttpRequest, confirmation: Confirmation, why: str | None) -> HttpResponse:
    """The link has expired: the text comes back in the form, or to be copied if the conversation has closed (`why`)."""
    comment = confirmation.comment
    target = comment.conversation.target
    initial = {
        "name": comment.user_name,
        "email": comment.user_email,
        "body": comment.comment,
        "reply_to": comment.reply_to_id,
    }
    context = {
        "form": CommentForm(target, member=None, initial=initial),
        "comment": comment,
        "target": readable_target(comment, request.user),
        "why_closed": why,
        "write_url": write_url_for(target),
    }
    return render(request, "posting/confirmation_expired.html", context, status=410)
