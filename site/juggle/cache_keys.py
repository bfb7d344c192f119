"""Names of cached things. Those of the rate limits carry addresses, of browsers and of people: they are sealed."""

from django.core.cache.backends.base import default_key_func
from django.utils.crypto import salted_hmac

RATE_LIMIT_PREFIX = "allauth:rl:"


def make_key(key: str, prefix: str, version: int) -> str:
    """A keyed hash of what a limit counts: enough to count, and nothing to read in the memory of Redis."""
    if key.startswith(RATE_LIMIT_PREFIX):
        key = RATE_LIMIT_PREFIX + salted_hmac("juggle.limits", key, algorithm="sha256").hexdigest()
    return default_key_func(key, prefix, version)
