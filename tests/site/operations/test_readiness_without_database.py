"""What a process answers, and after how long, whose PostgreSQL refuses connections or hangs."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.redis_server import free_port

ROOT = Path(__file__).resolve().parents[3]


VISIT = """
import sys, time
import django
django.setup()
from django.conf import settings
from django.template.loader import get_template
from django.test import Client
from django.urls import get_resolver
settings.DEBUG = False
get_resolver().url_patterns, get_template("503.html")  # loaded by any request before
client = Client(raise_request_exception=False)
client.cookies["sessionid"] = "x" * 32
for path in sys.argv[1:]:
    begun = time.monotonic()
    answer = client.get(path, headers={"host": "localhost"})
    failed = ",".join(answer.json()["failed"]) if path == "/readyz" else ""
    print(path, answer.status_code, failed, time.monotonic() - begun, sep="|")
"""


def visit(database_port: int, *paths: str) -> list[tuple[str, int, str, float]]:
    """Path, status, what failed and seconds, in a process whose database is on this port."""
    environment = os.environ | {
        "DATABASE_URL": f"postgres://juggle@127.0.0.1:{database_port}/juggle",
        "DJANGO_SETTINGS_MODULE": "juggle.settings.dev",
        "CACHE_URL": "locmemcache://",
        "PYTHONPATH": os.pathsep.join(["site", "."]),
    }
    run = subprocess.run(
        [sys.executable, "-c", VISIT, *paths], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    rows = [line.split("|") for line in run.stdout.splitlines()]
    return [(path, int(status), names, float(seconds)) for path, status, names, seconds in rows]


@contextmanager
def refusing() -> Iterator[int]:
    yield free_port()


@contextmanager
def hanging() -> Iterator[int]:
    """It takes connections and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(64)
        yield server.getsockname()[1]


@pytest.mark.parametrize("database", [refusing, hanging])
def test_without_postgresql_one_request_waits_three_seconds_and_the_others_not_at_all(database):
    with database() as port:
        answers = visit(port, "/livez", "/articles/", "/livez", "/readyz", "/articles/", "/articles/")

    assert [(path, status) for path, status, _, _ in answers] == [
        ("/livez", 200),
        ("/articles/", 503),
        ("/livez", 200),
        ("/readyz", 503),
        ("/articles/", 503),
        ("/articles/", 503),
    ]
    assert "database" in answers[3][2].split(",")
    assert 2.9 < answers[1][3] < 5
    assert [seconds < 1 for path, _, _, seconds in answers if path == "/livez"] == [True, True]
    assert sum(seconds for _, _, _, seconds in answers) < 8
