"""On the way to a sign-in elsewhere the visitor gets a page that goes on by itself.

A redirect would be the shortest way, but the answer to a form may lead nowhere else: our policy says `form-action
'self'`, and browsers hold every redirect after a form to it.
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
        leads_away = response.status_code == 302 and "://" in response["Location"]
        if not (
            leads_away and request.method == "POST" and getattr(view, "__module__", "").startswith(PROVIDER_MODULES)
        ):
            return response
        page = render(request, "socialaccount/interstitial.html", {"address": response["Location"]})
        page["Cache-Control"] = "no-store, private"
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The other site is away: that is no fault of the page, and the visitor has other ways in."""
        if not isinstance(exception, RequestException):
            return None
        logger.warning("A sign-in elsewhere could not begin: %s", exception)
        context = {"login_url": reverse("account_login")}
        return render(request, "socialaccount/authentication_error.html", context, status=502)
