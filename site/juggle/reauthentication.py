"""Asks members without a password and without a second factor to sign in again before a sensitive action.

allauth asks for one of the two, and asks nothing of members who have neither: those who joined by a code or with an
account elsewhere. Setting a password, adding a factor or connecting an account counts as sensitive, too.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from community.members.models import User

SENSITIVE_URLS = {
    "account-data-download",
    "account-delete",
    "account_set_password",
    "mfa_activate_totp",
    "mfa_add_webauthn",
}
#: Only their POST is sensitive.
SENSITIVE_WHEN_POSTED = {"account_email", "socialaccount_connections"}


class ReauthenticationMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        member = request.user if is_sensitive(request) else None
        if not isinstance(member, User) or has_reauthentication_method(member) or has_recently_signed_in(request):
            return None
        login_url = f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}"
        return render(request, "account/sign_in_again.html", {"login_url": login_url}, status=403)


def is_sensitive(request: HttpRequest) -> bool:
    assert request.resolver_match is not None
    name = request.resolver_match.url_name or ""
    if name.endswith(("_login", "_login_by_token")):  # a social login
        return "connect" in {request.GET.get("process"), request.POST.get("process")}
    return name in SENSITIVE_URLS or (name in SENSITIVE_WHEN_POSTED and request.method == "POST")


def has_reauthentication_method(member: User) -> bool:
    return bool(get_adapter().get_reauthentication_methods(member))


def has_recently_signed_in(request: HttpRequest) -> bool:
    """Tell whether the member signed in a moment ago in this browser; other browsers do not count."""
    since = timezone.now() - timedelta(seconds=app_settings.REAUTHENTICATION_TIMEOUT)
    return UserSession.objects.filter(session_key=request.session.session_key, created_at__gt=since).exists()
