"""Shows a page that forwards by itself to the other site when somebody signs in with an account there.

A redirect is not possible: our Content-Security-Policy has `form-action 'self'`, and browsers apply it to redirects
after a form was sent.
"""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from requests import RequestException

logger = logging.getLogger(__name__)

PROVIDER_MODULES = "allauth.socialaccount.providers."


class SocialLoginInterstitialMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        view = getattr(request.resolver_match, "func", None)
        is_external = response.status_code == 302 and "://" in response["Location"]
        if not (
            is_external and request.method == "POST" and getattr(view, "__module__", "").startswith(PROVIDER_MODULES)
        ):
            return response
        page = render(request, "socialaccount/interstitial.html", {"address": response["Location"]})
        page["Cache-Control"] = "no-store, private"
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 502 when the other site does not respond, and offer the other ways to sign in."""
        if not isinstance(exception, RequestException):
            return None
        logger.warning("A sign-in elsewhere could not begin: %s", exception)
        context = {"login_url": reverse("account_login")}
        return render(request, "socialaccount/authentication_error.html", context, status=502)
