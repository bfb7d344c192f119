"""In tests: a fast hasher, mail in memory, files in a folder of their own."""

import os
import tempfile

from .base import *  # noqa: F403
from .base import DATABASES, INSTALLED_APPS, LOGGING, VAR

VAR.mkdir(exist_ok=True)

SECRET_KEY = "only-for-tests-" + "x" * 40
INSTALLED_APPS = [*INSTALLED_APPS, "tests.things"]
LOGGING["root"]["level"] = "WARNING"  # type: ignore[index]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STATIC_ROOT = tempfile.mkdtemp(prefix="juggle-static-")
MEDIA_ROOT = tempfile.mkdtemp(prefix="juggle-media-")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file: the browser's server and the test share it, and an in-memory table would be locked.
    # Named for the process, so that two runs at once do not meet.
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/juggle-test-{os.getpid()}.sqlite3"}
else:
    DATABASES["default"]["OPTIONS"] = {}  # a pool would keep the test database open
