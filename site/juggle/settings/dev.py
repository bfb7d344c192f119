"""For work on the site: error pages with tracebacks, e-mail in files."""

from .base import *  # noqa: F403
from .environment import VAR
from .identity import SECRET_KEY

(VAR / "static").mkdir(parents=True, exist_ok=True)

DEBUG = True
SERVES_MEDIA = True
SECRET_KEY = SECRET_KEY or "only-for-development-" + "x" * 40
ALLOWED_HOSTS = ["*"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys over http
