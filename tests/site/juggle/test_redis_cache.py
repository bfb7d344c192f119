"""What the site does while Redis is stopped, hangs and comes back. Each test has a Redis of its own."""

import os
import time
from collections.abc import Iterator

import pytest
from allauth.core import ratelimit
from django.core.cache import cache, caches
from django.test import RequestFactory
from redis.exceptions import RedisError

from juggle import redis_cache
from juggle.outage import Outage
from tests.redis_server import RedisServer

LIMIT = 20  # "login_handover" in ACCOUNT_RATE_LIMITS
PAGE, COUNT = "mentions-1-2", "allauth:rl:test"


@pytest.fixture
def server(settings, tmp_path, monkeypatch) -> Iterator[RedisServer]:
    if not RedisServer.is_installed:
        if os.environ.get("CI"):
            pytest.fail("redis-server is missing.", pytrace=False)
        pytest.skip("redis-server is missing (apt-get install redis-server).")
    monkeypatch.setattr(redis_cache, "PAUSE", 0.3)
    server = RedisServer(tmp_path)
    settings.CACHES = {
        "default": {
            "BACKEND": "juggle.redis_cache.RedisCache",
            "LOCATION": server.url,
            "KEY_FUNCTION": "juggle.cache_keys.make_key",
        }
    }
    yield server
    caches["default"]._meanwhile.clear()
    caches["default"]._cache._get_connection_pool(write=True).disconnect()
    server.stop()


def allowed(tries: int) -> int:
    request = RequestFactory().post("/", REMOTE_ADDR="203.0.113.9")
    return sum(bool(ratelimit.consume(request, action="login_handover")) for _ in range(tries))


def everything_a_cache_does() -> list[object]:
    cache.set(PAGE, "kept")
    cache.set_many({"a": 1, "b": 2})
    cache.delete_many(["b"])
    return [
        cache.add("new", "kept"),
        cache.get(PAGE, "nothing"),
        cache.get_many([PAGE, "a", "b"]),
        cache.has_key(PAGE),
        cache.touch(PAGE),
        cache.delete(PAGE),
        cache.get_or_set("made", lambda: "anew"),
    ]


def test_a_redis_that_answers_is_a_cache_like_any_other(server):
    assert everything_a_cache_does() == [True, "kept", {PAGE: "kept", "a": 1}, True, True, True, "anew"]
    assert cache.incr("a") == 2
    assert not caches["default"]._meanwhile._cache, "nothing is kept in the process"


def test_one_that_does_not_answer_is_an_empty_cache(server):
    cache.set(PAGE, "from before")
    server.stop()

    assert everything_a_cache_does() == [True, "nothing", {}, False, False, False, "anew"]
    with pytest.raises(ValueError, match="not found"):
        cache.incr("a")


def test_what_is_counted_is_counted_in_the_process_meanwhile(server):
    server.stop()

    assert allowed(2 * LIMIT) == LIMIT
    assert [cache.add("allauth.mfa.totp.used?user=1&code=123456", "y") for _ in range(2)] == [True, False]
    assert [cache.add("jwt:iss=a,jti=b", value=True) for _ in range(2)] == [True, False]


def test_no_address_is_readable_in_the_process(server):
    server.stop()
    allowed(1)

    kept = caches["default"]._meanwhile._cache
    assert [key.startswith(":1:allauth:rl:") for key in kept] == [True]
    assert "203.0.113.9" not in str(kept)


def test_when_it_is_back_it_is_asked_again(server):
    server.stop()
    assert cache.get(PAGE) is None
    server.start()
    cache.set(PAGE, "too early: nobody asks before the pause is over")
    assert cache.get(PAGE) is None
    time.sleep(0.4)

    cache.set(PAGE, "kept")

    assert cache.get(PAGE) == "kept"


def test_a_restart_between_two_calls_is_not_noticed(server):
    cache.set(PAGE, "kept")
    server.stop()
    server.start()

    cache.set(PAGE, "kept again")

    assert cache.get(PAGE) == "kept again"


def test_one_that_hangs_costs_one_call_a_second_and_the_others_nothing(server):
    cache.set(PAGE, "kept")
    redis_cache.outage_of(server.url)._pause = 60
    server.hang()
    begun = time.monotonic()

    assert [cache.get(PAGE) for _ in range(100)] == [None] * 100

    assert 0.9 < time.monotonic() - begun < 2
    server.wake()


def test_whoever_empties_the_cache_is_told_that_it_does_not_answer(server):
    server.stop()

    with pytest.raises(RedisError):
        cache.clear()


def test_it_is_logged_once_when_it_goes_and_once_when_it_comes_back(server, caplog):
    server.stop()
    for _ in range(3):
        cache.get(PAGE)
        time.sleep(0.35)
    server.start()
    cache.get(PAGE)
    cache.get(PAGE)

    assert [record.getMessage().partition(":")[0] for record in caplog.records if record.name == "juggle.outage"] == [
        "Redis does not answer",
        "Redis answers again",
    ]


def test_in_an_outage_one_caller_in_each_pause_may_try():
    outage = Outage("A server", pause=0.2)
    assert [outage.may_try(), outage.may_try()] == [True, True]
    outage.failed(OSError("refused"))

    before = [outage.may_try() for _ in range(3)]
    time.sleep(0.25)
    after = [outage.may_try() for _ in range(3)]
    outage.answered()

    assert (before, after, outage.may_try()) == ([False] * 3, [True, False, False], True)
