"""What a guest who is known in this browser has written lately, with the links to change and to withdraw it.

The conversations themselves are the same for all strangers, so nothing of this stands there.
"""

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
from .own_comment import editable_since, readable_target

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
    comments, hidden = comments_of(guest) if guest else ([], 0)
    context = {"guest": guest, "comments": comments, "hidden_count": hidden, "days": LASTS.days}
    return render(request, "posting/guest_comments.html", context)


def comments_of(guest: KnownGuest) -> tuple[list[tuple[Comment, bool]], int]:
    """Each, newest first, and whether there may be time left to change it; the page behind the link asks again.

    And how many more there are on pages that strangers cannot read any more.
    """
    shown = guest.comments().filter(status__in=[Status.PUBLISHED, Status.HELD]).newest_first()
    found = list(shown.prefetch_related("conversation__target")[:LIST_LENGTH])
    readable = [comment for comment in found if readable_target(comment, AnonymousUser())]
    edit_time = limits_of(Standing.ESTABLISHED).edit_time
    rows = [(comment, timezone.now() - editable_since(comment) < edit_time) for comment in readable]
    return rows, len(found) - len(readable)
