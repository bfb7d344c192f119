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

IMPORTANT = {"member-export-download", "member-leave", "account_set_password", "mfa_activate_totp", "mfa_add_webauthn"}
#: Where looking is harmless.
WHEN_SENT = {"account_email", "socialaccount_connections"}


class StillYouMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        member = request.user if is_important(request) else None
        if not isinstance(member, User) or get_reauthentication_flows(member) or has_just_signed_in(request):
            return None
        door = f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}"
        return render(request, "account/still_you.html", {"door": door}, status=403)


def is_important(request: HttpRequest) -> bool:
    assert request.resolver_match is not None
    name = request.resolver_match.url_name or ""
    if name.endswith(("_login", "_login_by_token")):  # a provider's
        return "connect" in {request.GET.get("process"), request.POST.get("process")}
    return name in IMPORTANT or (name in WHEN_SENT and request.method == "POST")


def has_just_signed_in(request: HttpRequest) -> bool:
    """In this browser: elsewhere does not count."""
    since = timezone.now() - timedelta(seconds=app_settings.REAUTHENTICATION_TIMEOUT)
    return UserSession.objects.filter(session_key=request.session.session_key, created_at__gt=since).exists()
