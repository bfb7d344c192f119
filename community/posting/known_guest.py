"""A guest who has confirmed an address in this browser need not confirm again: a signed cookie, for thirty days.

The cookie holds the id of the comment that was confirmed, and no name or address: those are the comment's. So it ends
with the comment: withdrawn, removed, taken over by a member or deleted, it makes nobody known. Browsers send it to the
addresses below `PATH` only: the pages of articles never see it (docs/decisions/0013).
"""

from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from community.comments.models import Comment, CommentQuerySet

Status = Comment.Status

COOKIE = "guest"
#: The forms and what one does with a comment afterwards. Conversations are read elsewhere.
PATH = "/comments/"
LASTS = timedelta(days=30)
SALT = "community.posting.known_guest"


class KnownGuest(NamedTuple):
    name: str
    #: In lower case.
    email: str

    def comments(self) -> CommentQuerySet:
        """What was written with this address and confirmed, by whichever link or browser."""
        confirmed = Comment.objects.filter(user=None, confirmation__confirmed_at__isnull=False)
        return confirmed.filter(user_email__iexact=self.email).select_related("conversation", "confirmation")


def known_guest(request: HttpRequest) -> KnownGuest | None:
    """Who confirmed here, if nobody is signed in. No query without the cookie."""
    if COOKIE not in request.COOKIES or request.user.is_authenticated:
        return None
    pk = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=LASTS)
    confirmed = Comment.objects.filter(
        pk=pk or None,
        user=None,
        status__in=[Status.PUBLISHED, Status.HELD],
        confirmation__confirmed_at__gt=timezone.now() - LASTS,
    )
    comment = confirmed.exclude(user_email="").first()
    return KnownGuest(comment.user_name, comment.user_email.lower()) if comment else None


def remember_guest(response: HttpResponse, comment: Comment) -> None:
    """Call it for the browser that has just shown the secret link to this comment, and for no other."""
    response.set_signed_cookie(
        COOKIE,
        str(comment.pk),
        salt=SALT,
        max_age=LASTS,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget_guest(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
