"""Before something important, whoever has neither a password nor a second step signs in once more.

allauth asks for one of the two, and nothing at all of those who have none: they joined by a code, or with an account
elsewhere. Guarded is also what would give them one of the two, or another way in.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.account import app_settings
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
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
#: Where looking is harmless.
SENSITIVE_WHEN_POSTED = {"account_email", "socialaccount_connections"}


class ReauthenticationMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        member = request.user if is_sensitive(request) else None
        if not isinstance(member, User) or get_reauthentication_flows(member) or has_recently_signed_in(request):
            return None
        login_url = f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}"
        return render(request, "account/sign_in_again.html", {"login_url": login_url}, status=403)


def is_sensitive(request: HttpRequest) -> bool:
    assert request.resolver_match is not None
    name = request.resolver_match.url_name or ""
    if name.endswith(("_login", "_login_by_token")):  # a provider's
        return "connect" in {request.GET.get("process"), request.POST.get("process")}
    return name in SENSITIVE_URLS or (name in SENSITIVE_WHEN_POSTED and request.method == "POST")


def has_recently_signed_in(request: HttpRequest) -> bool:
    """In this browser: elsewhere does not count."""
    since = timezone.now() - timedelta(seconds=app_settings.REAUTHENTICATION_TIMEOUT)
    return UserSession.objects.filter(session_key=request.session.session_key, created_at__gt=since).exists()
