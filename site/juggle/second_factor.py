"""Requires a second factor of everybody who enters the CMS, if `CMS_REQUIRES_SECOND_FACTOR` is set."""

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from community.members.forms.mfa_forms import MFA_SHOWN_KEY
from community.members.models import User

from .response_headers import ADMIN_PREFIXES

SETUP_REQUIRED = "Before you go to work here, please set up a second step: a passkey or an app on your phone."
VERIFICATION_REQUIRED = "Your work here needs your second step once in this browser."


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.CMS_REQUIRES_SECOND_FACTOR and request.path.startswith(ADMIN_PREFIXES):
            return second_factor_redirect(request) or self.get_response(request)
        return self.get_response(request)


def second_factor_redirect(request: HttpRequest) -> HttpResponse | None:
    """Return a redirect to set up or to use a second factor; None if it was used, or if the member may not enter."""
    member = request.user
    if not isinstance(member, User) or not (member.is_staff or member.has_perm("wagtailadmin.access_admin")):
        return None
    if not is_mfa_enabled(member, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]):
        messages.warning(request, SETUP_REQUIRED)
        return redirect("mfa_index")
    if is_verified(request, member):
        return None
    messages.info(request, VERIFICATION_REQUIRED)
    methods = get_adapter().get_reauthentication_methods(member)
    url = next(method["url"] for method in methods if method["id"].startswith("mfa_"))
    back = request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")
    return redirect(f"{url}?{urlencode({'next': back})}")


def is_verified(request: HttpRequest, member: User) -> bool:
    """Tell whether a second factor was used in this session. Sessions older than the factor have not used it."""
    records = get_authentication_records(request, member)
    return bool(request.session.get(MFA_SHOWN_KEY)) or any(record["method"] == "mfa" for record in records)
