"""The list of all settings, each with its present value: on a phone the page from which one gets to the others."""

from typing import NamedTuple

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from community.comments.models import Mute
from community.members.models import Profile, User
from community.members.requests import MemberRequest
from community.notifications.models import Preferences, Subscription


class PresentValues(NamedTuple):
    """What stands below the names of the settings."""

    profile: Profile
    notifications: Preferences
    followed: int
    muted: int
    email: EmailAddress | None
    passkeys: int
    has_second_step: bool
    #: Browsers and devices.
    sessions: int

    @classmethod
    def of(cls, member: User) -> "PresentValues":
        kinds = list(Authenticator.objects.filter(user=member).values_list("type", flat=True))
        return cls(
            profile=Profile.objects.of(member),
            notifications=Preferences.objects.of(member),
            followed=Subscription.objects.by(member).count(),
            muted=Mute.objects.filter(member=member).count(),
            email=EmailAddress.objects.get_primary(member),
            passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
            has_second_step=Authenticator.Type.TOTP in kinds,
            sessions=UserSession.objects.filter(user=member).count(),
        )


@never_cache
@login_required
@require_safe
def settings_page(request: MemberRequest) -> HttpResponse:
    return render(request, "account_data/settings.html", {"now": PresentValues.of(request.user)})
