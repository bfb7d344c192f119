"""A form that was sent while nobody was signed in: kept in the session until its writer is back."""

import time
from dataclasses import dataclass

from allauth.core import ratelimit
from django.http import HttpRequest

from . import login_redirect
from .last_member import last_mark, mark_of

#: Session key. Sessions hold it: another value would lose what those wrote who are signing in.
KEY = "unsent_form"
#: Sessions are rows in the database. The form of a long article has about 100,000 characters.
MAX_LENGTH = 500_000


@dataclass(frozen=True)
class UnsentForm:
    #: The address that the form was sent to, with its query.
    url: str
    #: Names and values as they were sent; a name can come several times.
    fields: list[tuple[str, str]]


def save(request: HttpRequest, form: UnsentForm) -> bool:
    """Tells whether there was room for it. Limited by IP address, so that strangers cannot fill the session store."""
    length = sum(len(name) + len(value) for name, value in form.fields)
    if length > MAX_LENGTH or not ratelimit.consume(request, action="login_handover"):
        return False
    # A database does not take NUL.
    fields = [[name, value.replace("\0", "")] for name, value in form.fields]
    request.session[KEY] = {"url": form.url, "fields": fields, "at": time.time(), "by": last_mark(request)}
    return True


def load(request: HttpRequest) -> UnsentForm | None:
    """None also when it is older than the way back after signing in, or another member sent it in this browser."""
    entry = request.session.get(KEY)
    if not entry or time.time() - entry["at"] > login_redirect.MAX_AGE:
        return None
    if entry.get("by") and request.user.is_authenticated and entry["by"] != mark_of(request.user.pk):
        del request.session[KEY]
        return None
    return UnsentForm(entry["url"], [(name, value) for name, value in entry["fields"]])


def forget(request: HttpRequest, url: str) -> None:
    """After the form with this address was sent or discarded."""
    if KEY in request.session and request.session[KEY]["url"] == url:
        del request.session[KEY]
        login_redirect.clear(request)
