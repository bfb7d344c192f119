"""Wagtail's own sign-in pages have no rate limit and no second factor: redirect them to allauth's."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.generic import RedirectView

redirect_to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)


def admin_login_redirect(request: HttpRequest) -> HttpResponseBase:
    """Answer 403 to members who were sent here: they may not enter, and allauth would redirect them back for ever."""
    if not request.user.is_authenticated:
        return redirect_to_login(request)
    if "next" in request.GET:
        raise PermissionDenied
    return redirect("wagtailadmin_home")
