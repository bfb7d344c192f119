"""What each process counts. Added up over the processes by prometheus-client's files in PROMETHEUS_MULTIPROC_DIR."""

from prometheus_client import Counter, Histogram

REQUESTS = Counter("site_requests", "Requests answered by Django, by view and status.", ["view", "status"])
#: In seconds. Readers notice a quarter; the proxy gives up after a minute.
SECONDS = Histogram(
    "site_request_seconds", "How long they took.", ["view"], buckets=(0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
)
QUERIES = Counter("site_queries", "Database queries they made.", ["view"])
PAGE_CACHE = Counter("site_page_cache", "Pages for strangers: from memory (hit), or made anew (miss).", ["result"])
SIGN_INS_FAILED = Counter("site_sign_ins_failed", "Sign-ins with a wrong password or code.")
EXCEPTIONS = Counter("site_exceptions", "Requests that ended in a server error.", ["kind"])
