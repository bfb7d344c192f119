"""Forms that are the same for every reader, so they have no token: whether one was sent by a page of this site.

And so a form that arrives after its member was signed out is answered by the view itself. Others are kept in the
session until they are back (`juggle.unsent_forms`), which is a row in the database: no answer may be there.
"""

from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def require_own_page(request: HttpRequest) -> None:
    """Raises PermissionDenied for a form on somebody else's page. Browsers name the page in `Origin`, or `Referer`."""
    sender = request.headers.get("Origin") or request.headers.get("Referer", "")
    here = (request.scheme, request.get_host())
    if urlsplit(sender)[:2] != here:
        raise PermissionDenied
