"""Counts requests, their time and their queries. Without METRICS_TOKEN it is not there at all."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import BadRequest, MiddlewareNotUsed, PermissionDenied, SuspiciousOperation
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError

from .counted import EXCEPTIONS, QUERIES, REQUESTS, SECONDS, SIGN_INS_FAILED

#: Addresses that lead nowhere share one name: what somebody sent is no label.
NOWHERE = "none"
#: Django answers these by 400, 403 and 404: nothing is broken.
ANSWERED = (Http404, PermissionDenied, SuspiciousOperation, BadRequest, MultiPartParserError)


class RequestFiguresMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        self.get_response = get_response
        user_login_failed.connect(count_failed_sign_in, dispatch_uid="operations.figures")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        queries = 0

        def counting(execute: Callable[..., Any], *arguments: Any) -> Any:
            nonlocal queries
            queries += 1
            return execute(*arguments)

        began = time.perf_counter()
        with connection.execute_wrapper(counting):
            response = self.get_response(request)
        view = view_name(request)
        REQUESTS.labels(view, str(response.status_code)).inc()
        SECONDS.labels(view).observe(time.perf_counter() - began)
        QUERIES.labels(view).inc(queries)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        if not isinstance(error, ANSWERED):
            EXCEPTIONS.labels(type(error).__name__).inc()


def view_name(request: HttpRequest) -> str:
    match = request.resolver_match
    return (match.view_name or match._func_path) if match else NOWHERE


def count_failed_sign_in(**about: Any) -> None:
    SIGN_INS_FAILED.inc()
