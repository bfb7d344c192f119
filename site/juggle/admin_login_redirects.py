"""Wagtail's own sign-in pages know neither rate limits nor second factors: their addresses lead to allauth's."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.generic import RedirectView

redirect_to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)


def admin_login_redirect(request: HttpRequest) -> HttpResponseBase:
    """Who is signed in and was sent here may not go there: allauth would send them back, and so round in circles."""
    if not request.user.is_authenticated:
        return redirect_to_login(request)
    if "next" in request.GET:
        raise PermissionDenied
    return redirect("wagtailadmin_home")
