"""Cache keys. Those of rate limits contain IP and e-mail addresses, so they are hashed. See docs/decisions/0008."""

from django.core.cache.backends.base import default_key_func
from django.utils.crypto import salted_hmac

RATE_LIMIT_PREFIX = "allauth:rl:"
#: How keys begin with which allauth counts tries and marks codes and tokens as used. Losing one lifts a limit.
COUNTED = ("allauth", "jwt:")


def make_key(key: str, prefix: str, version: int) -> str:
    """Replace the key of a rate limit by a keyed hash. It can be counted, but not read in the memory of Redis."""
    if key.startswith(RATE_LIMIT_PREFIX):
        key = RATE_LIMIT_PREFIX + salted_hmac("juggle.limits", key, algorithm="sha256").hexdigest()
    return default_key_func(key, prefix, version)
