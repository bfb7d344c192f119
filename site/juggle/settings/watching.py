"""How an operator hears of the site: figures for Prometheus, errors by e-mail or to Sentry. All off by default."""

import os
from pathlib import Path

from .environment import VAR, env

#: Long and random; in the header of a request for `/metrics`. Without it there is no such page.
METRICS_TOKEN = env.str("METRICS_TOKEN", "")
if METRICS_TOKEN:
    # The library looks for it when it is imported: several processes add up what they count in files there.
    folder = Path(os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(VAR / "figures")))
    folder.mkdir(parents=True, exist_ok=True)

#: Who gets an e-mail when something fails: one an hour for each kind of error.
OPERATOR_EMAIL = env.str("OPERATOR_EMAIL", "")

SENTRY_DSN = env.str("SENTRY_DSN", "")
if SENTRY_DSN:
    import sentry_sdk

    # Where it failed, and nothing of what people sent: no values of variables, forms, cookies, addresses.
    sentry_sdk.init(
        dsn=SENTRY_DSN,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
    )
