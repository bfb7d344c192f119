"""The link a guest gets by e-mail: a GET shows a page, the POST confirms."""

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
        return render(request, "posting/unknown_link.html", status=404)
    comment = confirmation.comment
    target = comment.conversation.target
    if comment.status != Comment.Status.UNCONFIRMED or target is None:
        return already_confirmed(request, comment)
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
        return already_confirmed(request, comment)
    return redirect(comment) if comment.is_published else already_confirmed(request, comment)


def already_confirmed(request: HttpRequest, comment: Comment) -> HttpResponse:
    """What has become of the comment by now."""
    return render(request, "posting/confirmed.html", {"comment": comment, "why": why_it_waits(comment)})


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
