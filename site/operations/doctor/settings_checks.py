"""What stands in `.env`. All of it can be read without asking anybody."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

from .finding import Finding

#: As Django's own check asks for. A shorter key, or one of few different letters, can be guessed.
MIN_KEY_LENGTH, MIN_DIFFERENT = 50, 5
#: What stands in examples. A reader of those could sign in as anybody.
SAMPLE_KEYS = ("only-for-", "a-sample-", "django-insecure-")
NEW_KEY = "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"


def is_public() -> bool:
    """Whether others come here. On one's own machine most of what follows is as it should be."""
    return bool(settings.SITE_URL.startswith("https://"))


def settings_for_the_public() -> Iterator[Finding]:
    if settings.DEBUG and is_public():
        yield Finding(
            "The site shows strangers its code and settings when something fails (DEBUG is on).",
            "Put DJANGO_SETTINGS_MODULE=juggle.settings.production into .env and restart.",
        )
    if settings.LOGGING["root"]["level"] == "DEBUG" and is_public():
        yield Finding(
            "The log writes down everything, which fills the disk.",
            "Take LOG_LEVEL out of .env, or set it to INFO, and restart.",
            is_urgent=False,
        )
    if settings.SECRET_KEY_FALLBACKS:
        yield Finding(
            f"Old secret keys are still believed ({len(settings.SECRET_KEY_FALLBACKS)}).",
            "Two weeks after the change take them out of SECRET_KEY_FALLBACKS (docs/running.md, “A new key”).",
            is_urgent=False,
        )


def secret_key() -> Iterator[Finding]:
    keys = {"SECRET_KEY": settings.SECRET_KEY} | {
        f"key {number} of SECRET_KEY_FALLBACKS": key for number, key in enumerate(settings.SECRET_KEY_FALLBACKS, 1)
    }
    if not is_public():
        return
    for name, key in keys.items():
        if key.startswith(SAMPLE_KEYS):
            why = "is one from an example, so anybody can sign in as anybody"
        elif len(key) < MIN_KEY_LENGTH or len(set(key)) < MIN_DIFFERENT:
            why = "is so short or so regular that it can be guessed"
        else:
            continue
        yield Finding(f"{name} {why}.", f"Make one by  {NEW_KEY}  , put it into .env, and restart.")


def address() -> Iterator[Finding]:
    parts = urlsplit(settings.SITE_URL)
    host = parts.hostname or ""
    if parts.scheme == "http" and host not in ("127.0.0.1", "localhost", "::1", "testserver"):
        yield Finding(
            "SITE_URL begins with http://, so passwords cross the network where everybody can read them.",
            "Give the proxy a certificate and let SITE_URL begin with https://.",
        )
    name = f"[{host}]" if ":" in host else host  # as browsers send it
    if not settings.DEBUG and not validate_host(name, settings.ALLOWED_HOSTS):
        yield Finding(
            f"The site refuses its own address: {host} is not in ALLOWED_HOSTS.",
            f"Take ALLOWED_HOSTS out of .env, or add {host} to it.",
        )
    if "*" in settings.ALLOWED_HOSTS and is_public():
        yield Finding(
            "The site answers to any name, so a stranger can have links in e-mails lead elsewhere.",
            "Take ALLOWED_HOSTS out of .env: then it is the host of SITE_URL.",
        )
    if parts.path or parts.query:
        yield Finding(
            "SITE_URL has something behind the host name; the site can't live in a folder of another one.",
            f"Let SITE_URL be {parts.scheme}://{parts.netloc} and give the site a name of its own.",
        )
    if is_public() and settings.ALLAUTH_TRUSTED_PROXY_COUNT == 0:
        yield Finding(
            "The site believes no proxy, so all visitors share one address and one rate limit.",
            "Put TRUSTED_PROXY_COUNT=1 into .env (the number of proxies that you run) and restart.",
        )


def cookies() -> Iterator[Finding]:
    if not is_public():
        return
    if not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE):
        yield Finding(
            "Browsers would send the cookie of a session over plain HTTP.",
            "Use juggle.settings.production, which makes cookies secure when SITE_URL begins with https://.",
        )
    if not settings.SECURE_SSL_REDIRECT or settings.SECURE_PROXY_SSL_HEADER is None:
        yield Finding(
            "The site can't tell HTTPS from HTTP behind its proxy.",
            "Use juggle.settings.production with TRUSTED_PROXY_COUNT, and let the proxy set X-Forwarded-Proto.",
        )
    if not settings.CMS_REQUIRES_SECOND_FACTOR:
        yield Finding(
            "A stolen password is enough to enter the CMS.",
            "Take CMS_REQUIRES_SECOND_FACTOR=off out of .env.",
            is_urgent=False,
        )
