"""Sign-in with an account elsewhere: those providers that the environment configures, and no others."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environ import Env

from .environment import env

PREFIX = "allauth.socialaccount.providers"

Providers = dict[str, dict[str, Any]]


def split_credentials(name: str, value: str, shape: str) -> dict[str, str]:
    """Split a value such as `id:secret` by the names in `shape`. Raises `ImproperlyConfigured` if a part is missing."""
    keys = shape.split(":")
    pieces = value.split(":", len(keys) - 1)
    if len(pieces) != len(keys) or not all(pieces):
        raise ImproperlyConfigured(f"Juggle cannot start: {name} must look like {shape}; .env.example says more.")
    return dict(zip(keys, pieces, strict=True))


def oauth_app(name: str, value: str) -> dict[str, Any]:
    pieces = split_credentials(name, value, "client_id:secret")
    return {"APP": pieces, "OAUTH_PKCE_ENABLED": True}


def apple(value: str, key_file: str) -> dict[str, Any]:
    """Apple has no secret: requests are signed with a key, which is too long for a variable and so in a file."""
    pieces = split_credentials("SOCIAL_APPLE", value, "service_id:key_id:team_id")
    try:
        certificate_key = Path(key_file).read_text()
    except OSError as problem:
        raise ImproperlyConfigured(f"Juggle cannot start: SOCIAL_APPLE_KEY_FILE cannot be read: {problem}") from problem
    settings = {"certificate_key": certificate_key}
    return {
        "APP": {
            "client_id": pieces["service_id"],
            "secret": pieces["key_id"],
            "key": pieces["team_id"],
            "settings": settings,
        }
    }


def openid_connect(name: str, url: str, value: str) -> dict[str, Any]:
    pieces = split_credentials("OIDC_CLIENT", value, "client_id:secret")
    return {
        # Stored with every account: it must stay the same when the name changes.
        "APPS": [{**pieces, "provider_id": "openid", "name": name, "settings": {"server_url": url}}],
        "OAUTH_PKCE_ENABLED": True,
    }


def providers_from_environment(env: Env) -> Providers:
    """Return allauth's SOCIALACCOUNT_PROVIDERS with the providers that the environment configures."""
    pairs = {
        "google": ("SOCIAL_GOOGLE", env.str("SOCIAL_GOOGLE", "")),
        "facebook": ("SOCIAL_FACEBOOK", env.str("SOCIAL_FACEBOOK", "")),
        "microsoft": ("SOCIAL_MICROSOFT", env.str("SOCIAL_MICROSOFT", "")),
        "github": ("SOCIAL_GITHUB", env.str("SOCIAL_GITHUB", "")),
    }
    providers = {provider: oauth_app(name, value) for provider, (name, value) in pairs.items() if value}
    if value := env.str("SOCIAL_APPLE", ""):
        providers["apple"] = apple(value, env.str("SOCIAL_APPLE_KEY_FILE", ""))
    if url := env.str("OIDC_URL", ""):
        providers["openid_connect"] = openid_connect(env.str("OIDC_NAME", "OpenID"), url, env.str("OIDC_CLIENT", ""))
    return providers


SOCIALACCOUNT_PROVIDERS = providers_from_environment(env)
PROVIDER_APPS = [f"{PREFIX}.{provider}" for provider in SOCIALACCOUNT_PROVIDERS]
SOCIALACCOUNT_ADAPTER = "community.members.social_login.SocialAccountAdapter"
SOCIALACCOUNT_FORMS = {"signup": "community.members.forms.social_signup_form.SocialSignupForm"}
# People choose a name of their own first. An address that the provider reports never opens an existing account.
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
