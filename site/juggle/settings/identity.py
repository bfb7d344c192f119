"""The name and the address of the site, its language, and what Django needs to find the project."""

from urllib.parse import urlsplit

from .environment import env

SITE_NAME = "Juggle"
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
SITE_HOST = urlsplit(SITE_URL).hostname or "127.0.0.1"
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[SITE_HOST])
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECRET_KEY = env.str("SECRET_KEY", "")
#: Keys of before. What was signed or encrypted with one of them can still be read.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
DEBUG = False
SITE_ID = 1

ROOT_URLCONF = "juggle.urls"
WSGI_APPLICATION = "juggle.wsgi.application"
APPEND_SLASH = True

LANGUAGE_CODE = "en-gb"
#: Of strangers, and of members whose own is not known.
TIME_ZONE = env.str("TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True
