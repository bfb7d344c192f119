"""The link a guest gets by e-mail: a GET shows a page, the POST confirms."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.closing import why_closed
from community.comments.models import Comment, Confirmation
from community.comments.reader import Reader
from community.comments.states import NotAllowed
from community.comments.templatetags.comment_tags import write_address

from . import journey
from .forms import CommentForm
from .reasons import why_it_waits


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    confirmation = Confirmation.objects.by_token(token)
    if confirmation is None:
        return unknown_link(request)
    comment = confirmation.comment
    target = comment.conversation.target
    if comment.status != Comment.Status.UNCONFIRMED or target is None:
        return already_confirmed(request, confirmation)
    # Whoever opens the link, the comment is a guest's.
    why = why_closed(comment.conversation, target, Reader())
    if confirmation.is_expired or why:
        return too_late(request, confirmation, why)
    if request.method != "POST":
        return render(request, "posting/confirm.html", {"comment": comment, "target": target})
    try:
        journey.confirm(confirmation)
    except NotAllowed:
        # A second click was quicker.
        comment.refresh_from_db()
        return already_confirmed(request, confirmation)
    return redirect(comment) if comment.is_published else already_confirmed(request, confirmation)


def already_confirmed(request: HttpRequest, confirmation: Confirmation) -> HttpResponse:
    """What has become of the comment by now, and until when the same link withdraws it."""
    comment = confirmation.comment
    confirmation.refresh_from_db(fields=["confirmed_at"])
    context = {"comment": comment, "why": why_it_waits(comment), "withdraw_until": confirmation.forgotten_at}
    return render(request, "posting/confirmed.html", context)


def unknown_link(request: HttpRequest) -> HttpResponse:
    """Never sent, cut off, replaced by a newer letter's, or forgotten after its time: which it was, nobody can say."""
    context = {"days_to_withdraw": settings.KEEP_DAYS["guest_links"]}
    return render(request, "posting/unknown_link.html", context, status=404)


def too_late(request: HttpRequest, confirmation: Confirmation, why: str | None) -> HttpResponse:
    """The text is still there: in the form again, or to be copied when the conversation has closed meanwhile."""
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
        "target": target,
        "why_closed": why,
        "write_url": write_address(target),
    }
    return render(request, "posting/too_late.html", context, status=410)
