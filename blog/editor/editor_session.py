"""Whether the editor in the CMS still has a session, asked by `static/js/editor-session.js`."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache


@never_cache
def editor_session(request: HttpRequest) -> HttpResponse:
    """For the script the token that forms need now; for people, who come here after signing in, a page that says so.

    Wagtail's decorator lets in only who is signed in and may enter the CMS.
    """
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse({"csrf_token": get_token(request)})
    return render(request, "blog/editor_session.html")


def editor_scripts(*args: Any) -> SafeString:
    """For the hook `insert_editor_js`."""
    return render_to_string("blog/_editor_scripts.html")
