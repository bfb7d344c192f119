"""In tests: a fast hasher, mail in memory, files in a folder of their own."""

import os
import tempfile

from .base import *  # noqa: F403
from .base import CACHES, DATABASES, INSTALLED_APPS, LOGGING, VAR
from .social_providers import PREFIX

VAR.mkdir(exist_ok=True)

SECRET_KEY = "only-for-tests-" + "x" * 40
# Providers can be configured by a test; what a .env says is not for tests.
PROVIDERS = ("google", "facebook", "apple", "microsoft", "github", "openid_connect")
PROVIDER_APPS = [f"{PREFIX}.{name}" for name in PROVIDERS]
INSTALLED_APPS = [*(app for app in INSTALLED_APPS if app not in PROVIDER_APPS), *PROVIDER_APPS, "tests.things"]
SOCIALACCOUNT_PROVIDERS = {}
CMS_REQUIRES_SECOND_FACTOR = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
LOGGING["root"]["level"] = "WARNING"  # type: ignore[index]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STATIC_ROOT = tempfile.mkdtemp(prefix="juggle-static-")
PRIVATE_ROOT = tempfile.mkdtemp(prefix="juggle-private-")
MEDIA_ROOT = tempfile.mkdtemp(prefix="juggle-media-")
CACHES["default"] |= {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "tests"}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file: the browser's server and the test share it, and an in-memory table would be locked.
    # Named for the process, so that two runs at once do not meet.
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/juggle-test-{os.getpid()}.sqlite3"}
else:
    DATABASES["default"]["OPTIONS"] = {}  # a pool would keep the test database open
