"""Marks responses to signed-in members as private, so that no shared cache stores them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers


class PrivateResponsesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # The session is asked, not the user: a stranger's session is empty and costs no query.
        was_signed_in = not request.session.is_empty()
        response = self.get_response(request)
        if not request.session.is_empty():
            patch_cache_control(response, private=True, **({} if "Cache-Control" in response else {"no_cache": True}))
            patch_vary_headers(response, ["Cookie"])
        elif was_signed_in:
            # After signing out: otherwise the next person at this computer could go back and read cached pages.
            response["Clear-Site-Data"] = '"cache"'
        return response
