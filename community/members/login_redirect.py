"""Where somebody was going when a door stood in the way: for ways that lose the address, like a new password."""

import time

from django.http import HttpRequest

KEY = "on_the_way_to"
#: Long enough to look for a password, a phone, a letter.
MAX_AGE = 2 * 3600


def remember(request: HttpRequest, remembered: str) -> None:
    request.session[KEY] = {"to": remembered, "at": time.time()}


def remembered(request: HttpRequest) -> str:
    """ "" when nobody was going anywhere, or it is too long ago."""
    going = request.session.get(KEY)
    return going["to"] if going and time.time() - going["at"] <= MAX_AGE else ""


def clear(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
