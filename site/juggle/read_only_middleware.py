"""Refuses what would change something while the site is read-only, and gives back what was typed."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from operations.read_only import is_read_only

from .typed_texts import typed_texts

CHANGES_NOTHING = {"GET", "HEAD", "OPTIONS"}
#: What a reader needs, too: some pages are for members only. The doctor only looks.
STILL_POSSIBLE = {
    "account_login", "account_logout", "mfa_authenticate", "mfa_login_webauthn", "mfa_reauthenticate",
    "account_reauthenticate", "doctor", "wagtailadmin_logout", "admin:logout",
}  # fmt: skip
#: Seconds. An upgrade takes a minute or two.
RETRY_AFTER = 120


class ReadOnlyMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in CHANGES_NOTHING or not is_read_only() or is_still_possible(request.path_info):
            return self.get_response(request)
        response = render(request, "read_only.html", {"texts": typed_texts(request)}, status=503)
        response["Retry-After"] = str(RETRY_AFTER)
        return response


def is_still_possible(path: str) -> bool:
    try:
        return resolve(path).view_name in STILL_POSSIBLE
    except Resolver404:
        return True  # and it is not found
