"""What a guest who is known in this browser has written lately, with the links to change and to withdraw it.

The conversations themselves are the same for all strangers, so nothing of this stands there.
"""

from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.models import Comment
from community.members.standing import Standing
from community.members.standing_limits import limits_of

from .known_guest import LASTS, KnownGuest, forget_guest, known_guest
from .own_comment import editable_since

Status = Comment.Status

#: A guest who writes more finds the rest by the links in the e-mails.
LIST_LENGTH = 20


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guest_comments(request: HttpRequest) -> HttpResponse:
    """GET: the list. POST: this browser forgets the guest."""
    if request.method == "POST":
        response = redirect("guest-comments")
        forget_guest(response)
        return response
    guest = known_guest(request)
    context = {"guest": guest, "comments": list(comments_of(guest)) if guest else [], "days": LASTS.days}
    return render(request, "posting/guest_comments.html", context)


def comments_of(guest: KnownGuest) -> Iterator[tuple[Comment, bool]]:
    """Each, newest first, and whether there may be time left to change it; the page behind the link asks again."""
    shown = guest.comments().filter(status__in=[Status.PUBLISHED, Status.HELD]).newest_first()
    for comment in shown.prefetch_related("conversation__target")[:LIST_LENGTH]:
        target = comment.conversation.target
        if target and target.may_be_read_by(AnonymousUser()):
            yield comment, timezone.now() - editable_since(comment) < limits_of(Standing.ESTABLISHED).edit_time
