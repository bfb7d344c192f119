"""In tests: a fast hasher, mail in memory, files in a folder of their own."""

import os
import tempfile

from .applications import INSTALLED_APPS
from .base import *  # noqa: F403
from .databases import CACHES, DATABASES, IS_POSTGRESQL
from .environment import VAR
from .logging import LOGGING
from .social_providers import PREFIX

VAR.mkdir(exist_ok=True)

SECRET_KEY = "only-for-tests-" + "x" * 40
# Tests configure providers themselves; those of a .env file are left out.
PROVIDERS = ("google", "facebook", "apple", "microsoft", "github", "openid_connect")
PROVIDER_APPS = [f"{PREFIX}.{name}" for name in PROVIDERS]
INSTALLED_APPS = [*(app for app in INSTALLED_APPS if app not in PROVIDER_APPS), *PROVIDER_APPS, "tests.things"]
SOCIALACCOUNT_PROVIDERS = {}
CMS_REQUIRES_SECOND_FACTOR = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
LOGGING["root"]["level"] = "WARNING"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Past the queue. Tests of the queue have the fixture `outbox`.
EMAIL_BACKEND = EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
EMAIL_DELIVERY_IN_THREAD = False
STATIC_ROOT = tempfile.mkdtemp(prefix="juggle-static-")
PRIVATE_ROOT = tempfile.mkdtemp(prefix="juggle-private-")
HEARTBEAT_ROOT = tempfile.mkdtemp(prefix="juggle-heartbeats-")
HAS_WORKER = LONG_TASKS_IN_THREAD = False
BACKUP_ROOT = tempfile.mkdtemp(prefix="juggle-backups-")
MEDIA_ROOT = tempfile.mkdtemp(prefix="juggle-media-")
CACHES["default"] |= {"BACKEND": "juggle.local_cache.LocalCache", "LOCATION": "tests"}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
if not IS_POSTGRESQL:
    # A file, because the browser tests' server and the test share it and would lock an in-memory database.
    # Its name contains the process, so that two runs do not collide.
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/juggle-test-{os.getpid()}.sqlite3"}
else:
    for option in ("pool", "connect_timeout"):
        DATABASES["default"]["OPTIONS"].pop(option, None)  # a pool would keep the test database open
