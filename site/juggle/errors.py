"""Error pages in the site's design. Text that somebody was writing is shown again."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.cache import add_never_cache_headers

from community.branding.brand import known_brand
from community.comments.database_errors import is_database_away, is_lock_timeout

from .request_id import META_KEY
from .typed_texts import texts_of_oversize_form, typed_texts

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)

#: The lock that a request could not get is free again soon.
RETRY_AFTER_SECONDS = 10


def error_page(request: HttpRequest, status: int) -> HttpResponse:
    """The page of this status, with the words of the form that was sent, if there was one."""
    return render(request, f"{status}.html", {"texts": typed_texts(request)}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, TOO_LARGE):
        return render(request, "413.html", {"texts": texts_of_oversize_form(request)}, status=413)
    return error_page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 404)


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Render 500.html, or 503.html while the database is away, without the request: what failed may fail again in the
    header and the footer.

    Whatever form was sent, the words in it come back, with neither database nor session. When the database was only
    busy, it is 503 and the page says so.
    """
    error = sys.exception()  # Django calls this while it handles the exception.
    is_away, is_busy = is_database_away(error), is_lock_timeout(error)
    context = {"texts": typed_texts(request), "is_busy": is_busy, "brand": known_brand()}
    context["reference"] = request.META.get(META_KEY, "")
    page = loader.render_to_string("503.html" if is_away else "500.html", context)
    response = HttpResponse(page, status=503 if is_away else 500)
    if is_busy:
        response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    add_never_cache_headers(response)
    return response
