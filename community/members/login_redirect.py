"""Where to go after signing in, kept in the session: for flows that lose `next`, such as choosing a new password."""

import time

from django.http import HttpRequest

#: Session key. Changing it would lose the address for everybody who is signing in at that moment.
KEY = "login_redirect"
#: Seconds. Long enough to find a password, a phone or an e-mail.
MAX_AGE = 2 * 3600


def remember(request: HttpRequest, url: str) -> None:
    request.session[KEY] = {"to": url, "at": time.time()}


def remembered(request: HttpRequest) -> str:
    """The address; "" if none was remembered or it is older than `MAX_AGE`."""
    entry = request.session.get(KEY)
    return entry["to"] if entry and time.time() - entry["at"] <= MAX_AGE else ""


def clear(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
