"""How e-mail leaves: by default into files below `var/mail`."""

from .environment import VAR, env
from .identity import SITE_HOST, SITE_NAME

EMAIL_CONFIG = env.email_url_config(env.str("EMAIL_URL", "") or f"filemail:///{VAR / 'mail'}")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", f"{SITE_NAME} <hello@{SITE_HOST}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 10
