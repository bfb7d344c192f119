"""Which member was signed in last in this browser. Nobody else is shown what they sent after their session had ended.

A cookie with a keyed hash of the member, which says nothing to others. Strangers never get it, and signing out ends it.
"""

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE = "last_member"


def mark_of(member_pk: object) -> str:
    return salted_hmac("juggle.last_member", str(member_pk), algorithm="sha256").hexdigest()


def last_mark(request: HttpRequest) -> str:
    """ "" for a browser in which nobody has signed in, or whose last member has signed out."""
    return request.COOKIES.get(COOKIE, "")


def signed_in_pk(request: HttpRequest) -> str:
    """From the session alone; "" for strangers, whose empty session costs no query."""
    return "" if request.session.is_empty() else str(request.session.get(SESSION_KEY, ""))


def remember_member(request: HttpRequest, response: HttpResponse, *, before: str) -> None:
    """Set the cookie where it is missing, and delete it when the member `before` has signed out in this request."""
    if pk := signed_in_pk(request):
        if last_mark(request) != mark_of(pk):
            response.set_cookie(
                COOKIE,
                mark_of(pk),
                max_age=settings.SESSION_COOKIE_AGE,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
    elif before and last_mark(request):
        response.delete_cookie(COOKIE, samesite="Lax")
