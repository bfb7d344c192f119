"""Headers of every response: what a page may load (Content-Security-Policy), and who may store it (Cache-Control)."""

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers

ADMIN_PREFIXES = ("/cms/", "/django-admin/")
# What Wagtail 8.0 needs: inline scripts and styles, data: and blob: images, previews in a frame; no eval.
ADMIN_DIRECTIVES = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "frame-src": [SELF],
}


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy of the settings, and a looser one in Wagtail's and Django's admins."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(ADMIN_PREFIXES) and not report_only:
            parts.replace = ADMIN_DIRECTIVES
        return parts


class PrivateResponsesMiddleware:
    """Marks responses to signed-in members as private, so that no shared cache stores them."""

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
