"""A form whose token is no longer good: it was open for too long, or from before signing in or out."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.urls import Resolver404, resolve

from community.members.requests import HtmxRequest
from community.members.unsent_form import UnsentForm
from community.posting.edit_views import edit_after_csrf_failure
from community.posting.views import write_after_csrf_failure

from .errors import TOO_LARGE, bad_request, forbidden
from .typed_texts import typed_texts
from .unsent_forms import form_to_send_again, is_from_this_site, sent_fields


def csrf_failure(request: HtmxRequest, reason: str = "") -> HttpResponse:
    """Show the form again with its text and a fresh token, if the form is ours. Otherwise 403, or 413 with the text."""
    try:
        request.POST  # noqa: B018 -- reads the form, which Django may not have done yet
    except TOO_LARGE as error:
        return bad_request(request, error)
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return forbidden(request)
    if match.url_name == "comment-write":
        return write_after_csrf_failure(request, **match.kwargs)
    if match.url_name == "comment-edit" and request.user.is_authenticated:
        return edit_after_csrf_failure(request, **match.kwargs)
    if not (is_from_this_site(request) and typed_texts(request)):
        return forbidden(request)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())  # and the middleware keeps the form
    return form_to_send_again(request, UnsentForm(request.get_full_path(), sent_fields(request)), status=403)
