"""Wagtail's own sign-in pages have no rate limit and no second factor: redirect them to allauth's. Django's page for a
new password tells nobody of the change, and signs nobody else out."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.generic import RedirectView

redirect_to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)
redirect_to_password_change = RedirectView.as_view(pattern_name="account_change_password")


def admin_login_redirect(request: HttpRequest) -> HttpResponseBase:
    """Answer 403 to members who were sent here: they may not enter, and allauth would redirect them back for ever."""
    if not request.user.is_authenticated:
        return redirect_to_login(request)
    if "next" in request.GET:
        raise PermissionDenied
    return redirect("wagtailadmin_home")
