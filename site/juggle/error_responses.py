"""Completes answers that are half done: "not allowed" without a page, "too many" and "not now" without a time."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

#: Seconds, by status. The shortest window of all rate limits; what a database needs that was started again, twice over.
#: A view may set another time.
RETRY_AFTER = {429: 60, 503: 10}


class ErrorResponsesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code in RETRY_AFTER:
            response.headers.setdefault("Retry-After", str(RETRY_AFTER[response.status_code]))
        if response.status_code == 405 and not response.streaming and not response.content:
            response.content = render_to_string("405.html", request=request)
        return response
