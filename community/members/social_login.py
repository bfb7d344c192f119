"""Sign-in with an account elsewhere: which providers are configured, and what we keep of their answers."""

from dataclasses import dataclass
from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers import registry
from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse

from .models import User


@dataclass(frozen=True)
class Provider:
    id: str
    name: str
    #: Address where signing in with this provider begins.
    sign_in: str


def providers() -> list[Provider]:
    """The providers in the settings, sorted by name. No query: pages that are cached for visitors list them too."""
    found = []
    for kind, options in settings.SOCIALACCOUNT_PROVIDERS.items():
        for app in options.get("APPS", []):
            url = reverse(f"{kind}_login", kwargs={"provider_id": app["provider_id"]})
            found.append(Provider(app["provider_id"], app["name"], url))
        if "APP" in options:
            found.append(Provider(kind, registry.get_class(kind).name, reverse(f"{kind}_login")))
    return sorted(found, key=lambda provider: provider.name.lower())


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Any:
        """Raises `Http404`, not allauth's exception, for a provider that is not configured."""
        try:
            return super().get_provider(request, provider, client_id)
        except SocialApp.DoesNotExist as unknown:
            raise Http404 from unknown

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        """Keep the provider's id for this person and the e-mail address; drop everything else it sent."""
        sociallogin.account.extra_data = {}
        user: User = sociallogin.user
        user.email = data.get("email") or ""
        return user
