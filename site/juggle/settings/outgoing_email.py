"""How e-mail leaves: by default into files below `var/mail`."""

from .databases import TASKS
from .environment import VAR, env
from .identity import SITE_HOST, SITE_NAME

EMAIL_CONFIG = env.email_url("EMAIL_URL", f"filemail:///{VAR / 'mail'}")
vars().update(EMAIL_CONFIG)
#: What really sends. Django's own setting names the queue, which every e-mail goes through.
EMAIL_DELIVERY_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_BACKEND = "community.notifications.delivery.outbox.EmailBackend"
#: Whether the process that queued an e-mail sends it as well. With a worker, the worker does.
EMAIL_DELIVERY_IN_THREAD = "Immediate" in TASKS["default"]["BACKEND"]
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", f"{SITE_NAME} <hello@{SITE_HOST}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Seconds. No request waits for it. A server may read the whole e-mail before it accepts it; if the site hangs up
# sooner, the e-mail is sent twice.
EMAIL_TIMEOUT = 10
#: 0: no limit. Codes and confirmations are counted, but always leave.
EMAILS_PER_HOUR = env.int("EMAILS_PER_HOUR", 2000)
EMAILS_PER_HOUR_TO_ONE_ADDRESS = env.int("EMAILS_PER_HOUR_TO_ONE_ADDRESS", 10)
#: With it the provider of e-mail tells us of bounces and complaints. Without it nobody can.
EMAIL_WEBHOOK_SECRET = env.str("EMAIL_WEBHOOK_SECRET", "")
