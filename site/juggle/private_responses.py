"""What a signed-in person gets is for that person's browser only."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers


class PrivateResponsesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Asking the session, not the user: the session is empty for strangers and costs no query.
        was_signed_in = not request.session.is_empty()
        response = self.get_response(request)
        if not request.session.is_empty():
            patch_cache_control(response, private=True, **({} if "Cache-Control" in response else {"no_cache": True}))
            patch_vary_headers(response, ["Cookie"])
        elif was_signed_in:
            # Or the next person at this screen goes back and reads the pages of the one before.
            response["Clear-Site-Data"] = '"cache"'
        return response
