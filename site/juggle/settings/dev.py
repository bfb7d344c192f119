"""While one works: errors in full, mail in files."""

from .base import *  # noqa: F403
from .base import SECRET_KEY, VAR

(VAR / "static").mkdir(parents=True, exist_ok=True)

DEBUG = True
SERVES_MEDIA = True
SECRET_KEY = SECRET_KEY or "only-for-development-" + "x" * 40
ALLOWED_HOSTS = ["*"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys over http, on one's own machine
