"""Health checks for monitoring: `/livez` (the process answers) and `/readyz` (it can do its work)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

from .readiness import failures
from .version import VERSION


def livez(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok", "version": VERSION})


def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200, or 503 with the names of what fails, and what is wrong with each."""
    found = failures()
    return JsonResponse(
        {"status": "failed" if found else "ok", "failed": list(found), "problems": found}, status=503 if found else 200
    )


class HealthMiddleware:
    """Answers both before anything asks for a session, a member or a host name: these would ask the database."""

    VIEWS = {"/livez": livez, "/readyz": readyz}

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        view = self.VIEWS.get(request.path_info)
        if view is None or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        response = view(request)
        response["Cache-Control"] = "no-store"
        return response
