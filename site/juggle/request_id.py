"""Gives each request an id, which is in a header of the response and in every log line of the request."""

import logging
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

request_id: ContextVar[str] = ContextVar("request_id", default="-")
#: Not a header: those begin with HTTP_.
META_KEY = "juggle.request_id"


class RequestIdMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        own = uuid.uuid4().hex[:12]
        request.META[META_KEY] = own
        token = request_id.set(own)
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = own
            return response
        finally:
            request_id.reset(token)


class RequestIdFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Django writes its line about a 4xx when all middleware has ended, and names the request beside it."""
        request = getattr(record, "request", None)
        record.request_id = getattr(request, "META", {}).get(META_KEY) or request_id.get()
        return True
