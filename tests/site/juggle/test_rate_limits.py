"""With a shared Redis, attempts are counted once for all processes, and no IP address can be read there."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
import redis
from django.core.cache import cache

from tests.traces import everything_kept

ADDRESS = "203.0.113.9"
LIMIT = 20  # "login_handover" in ACCOUNT_RATE_LIMITS
PROCESS = f"""
import django
django.setup()
from allauth.core import ratelimit
from django.test import RequestFactory
visit = RequestFactory().post("/", REMOTE_ADDR="{ADDRESS}")
print("ready", flush=True)
input()
print(sum(bool(ratelimit.consume(visit, action="login_handover")) for _ in range({LIMIT})))
"""


def allowed_in_two_processes(cache_url: str) -> int:
    """How many of twice as many tries as are allowed get through, both processes trying at once."""
    environment = os.environ | {
        "CACHE_URL": cache_url,
        "DJANGO_SETTINGS_MODULE": "juggle.settings.dev",
        "PYTHONPATH": os.pathsep.join(["site", "."]),
    }
    command = [sys.executable, "-c", PROCESS]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    both = [subprocess.Popen(command, env=environment, **pipes) for _ in range(2)]
    for process in both:
        assert process.stdout.readline() == "ready\n"
    for process in both:
        process.stdin.write("\n")
        process.stdin.flush()
    return sum(int(process.communicate(timeout=60)[0]) for process in both)


@pytest.fixture
def server() -> Iterator[redis.Redis]:
    """Redis, with a database nobody else uses."""
    try:
        socket.create_connection(("127.0.0.1", 6379), timeout=1).close()
    except OSError:
        if os.environ.get("CI"):
            pytest.fail("Redis does not answer on 127.0.0.1:6379.", pytrace=False)
        pytest.skip("Redis is missing on 127.0.0.1:6379 (apt-get install redis-server).")
    with redis.Redis(db=15) as server:
        server.flushdb()
        yield server
        server.flushdb()


def test_two_processes_with_one_redis_count_together_and_keep_no_address(server):
    assert allowed_in_two_processes("redis://127.0.0.1:6379/15") == LIMIT

    [key] = server.keys()
    assert key.startswith(b":1:allauth:rl:")
    assert ADDRESS.encode() not in key + server.get(key)


def test_two_processes_without_one_count_each_their_own():
    assert allowed_in_two_processes("locmemcache://") == 2 * LIMIT


def test_after_tries_at_every_login_page_no_address_is_kept_anywhere(client, member):
    client.defaults["REMOTE_ADDR"] = ADDRESS
    for url in ("/account/login/", "/account/login/code/", "/account/password/reset/", "/account/signup/"):
        client.post(url, {"login": "x@example.org", "email": "x@example.org", "password": "x", "display_name": "X"})

    assert any("allauth:rl:" in key for key in cache._cache)
    assert [place for place, text in everything_kept() if ADDRESS in text] == []
