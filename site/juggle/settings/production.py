"""For a public server: refuses to start when a required environment variable is missing."""

import ipaddress

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .databases import DATABASES, IS_POSTGRESQL
from .environment import env
from .identity import SITE_HOST, SITE_URL
from .logging import LOGGING

REQUIRED = ("SECRET_KEY", "SITE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL")
missing = [name for name in REQUIRED if not env.str(name, "")]
if missing:
    raise ImproperlyConfigured(
        f"Juggle cannot start: the environment lacks {', '.join(missing)}; .env.example says what to put there."
    )


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


IS_HTTPS = SITE_URL.startswith("https://")
if not IS_HTTPS and not is_loopback(SITE_HOST):
    raise ImproperlyConfigured("Juggle cannot start: SITE_URL must begin with https:// (http is for 127.0.0.1 only).")

# Over http, on 127.0.0.1, it is off: members of the demo have no second factor.
CMS_REQUIRES_SECOND_FACTOR = env.bool("CMS_REQUIRES_SECOND_FACTOR", IS_HTTPS)
SERVES_MEDIA = not IS_HTTPS
HAS_TIMERS = IS_HTTPS
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.int("TRUSTED_PROXY_COUNT", 0) else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_HSTS_PRELOAD = IS_HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME = "__Host-session" if IS_HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"

if not IS_POSTGRESQL:
    # Opening the file for each request costs more than some pages do. (PostgreSQL has a pool.)
    DATABASES["default"]["CONN_MAX_AGE"] = None

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
LOGGING["handlers"]["console"]["formatter"] = "json"
