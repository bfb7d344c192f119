"""Reads a form as UTF-8 when it claims an encoding that is none for text, such as `charset=hex`."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class RequestEncodingMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.encoding and not decodes_text(request.encoding):
            request.encoding = "utf-8"
        return self.get_response(request)


def decodes_text(encoding: str) -> bool:
    """Whether it decodes as Django does: bytes that it does not know are replaced, and nothing is raised."""
    try:
        b"\xff".decode(encoding, "replace")
    except (LookupError, ValueError):
        return False
    return True
