"""Error pages in the site's design. Text that somebody was writing is shown again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views import defaults

from community.members.requests import HtmxRequest
from community.posting.edit_views import edit_after_csrf_failure
from community.posting.views import write_after_csrf_failure


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "429.html", status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Render 500.html without the request: what failed may fail again in the header and the footer."""
    return defaults.server_error(request)


def csrf_failure(request: HtmxRequest, reason: str = "") -> HttpResponse:
    """Show a comment's form again with its text: it was open too long, or from before signing in. Otherwise 403."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return forbidden(request)
    if match.url_name == "comment-write":
        return write_after_csrf_failure(request, **match.kwargs)
    if match.url_name == "comment-edit":
        return edit_after_csrf_failure(request, **match.kwargs)
    return forbidden(request)
