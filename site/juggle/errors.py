"""Error pages in the site's design. Text that somebody was writing is shown again."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader
from django.utils.cache import add_never_cache_headers

from .typed_texts import typed_texts


def error_page(request: HttpRequest, status: int) -> HttpResponse:
    """The page of this status, with the words of the form that was sent, if there was one."""
    return render(request, f"{status}.html", {"texts": typed_texts(request)}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 404)


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Render 500.html without the request: what failed may fail again in the header and the footer.

    Whatever form was sent, the words in it come back, with neither database nor session.
    """
    page = loader.render_to_string("500.html", {"texts": typed_texts(request)})
    response = HttpResponseServerError(page)
    add_never_cache_headers(response)
    return response
