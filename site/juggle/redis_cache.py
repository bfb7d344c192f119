"""Django's cache in Redis, which is an empty cache while Redis does not answer (docs/running.md).

Pages are then made anew for every reader. What is counted or may be used once only (rate limits, codes of an
authenticator app) is kept in the memory of the process meanwhile: without counting, these limits would not hold.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.core.cache.backends import redis as django_redis
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from .cache_keys import COUNTED
from .outage import Outage

#: Redis answers within milliseconds. Longer than this, and making a page anew is faster.
CONNECTION_OPTIONS = {"socket_connect_timeout": 0.5, "socket_timeout": 1, "retry": Retry(NoBackoff(), 0)}
#: One request in five seconds waits for a Redis that does not answer.
PAUSE = 5
#: A key takes about 300 bytes. When there are more, the ones not used for longest make room.
MAX_COUNTED = 50_000


class CountedOnly(LocMemCache):
    """An empty cache, except for keys with which something is counted."""

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        if str(key).startswith(COUNTED):
            super().set(key, value, timeout, version)

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return super().add(key, value, timeout, version) if str(key).startswith(COUNTED) else True


@cache
def outage_of(server: str) -> Outage:
    """What this process knows of the server; every thread has a `RedisCache` of its own."""
    return Outage("Redis", pause=PAUSE)


class RedisCache(django_redis.RedisCache):
    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, {**params, "OPTIONS": CONNECTION_OPTIONS | params.get("OPTIONS", {})})
        self._outage = outage_of(server)
        self._meanwhile = CountedOnly("while-redis-is-away", {**params, "OPTIONS": {"MAX_ENTRIES": MAX_COUNTED}})

    def _ask(self, ask_redis: Callable[..., Any], meanwhile: Callable[..., Any], *args: Any) -> Any:
        """The answer of Redis, or of its stand-in."""
        if not self._outage.may_try():
            return meanwhile(*args)
        try:
            answer = ask_redis(*args)
        except RedisError as error:
            self._outage.failed(error)
            return meanwhile(*args)
        self._outage.answered()
        return answer

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._ask(super().add, self._meanwhile.add, key, value, timeout, version)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._ask(super().get, self._meanwhile.get, key, default, version)

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._ask(super().set, self._meanwhile.set, key, value, timeout, version)

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._ask(super().touch, self._meanwhile.touch, key, timeout, version)

    def delete(self, key: Any, version: int | None = None) -> bool:
        return self._ask(super().delete, self._meanwhile.delete, key, version)

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return self._ask(super().has_key, self._meanwhile.has_key, key, version)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        return self._ask(super().incr, self._meanwhile.incr, key, delta, version)

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        return self._ask(super().get_many, self._meanwhile.get_many, list(keys), version)

    def set_many(self, data: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> list[Any]:
        return self._ask(super().set_many, self._meanwhile.set_many, data, timeout, version)

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        self._ask(super().delete_many, self._meanwhile.delete_many, list(keys), version)

    def clear(self) -> None:
        """Empty the cache. Raises RedisError: so that the caller knows that it is still full."""
        self._meanwhile.clear()
        super().clear()
