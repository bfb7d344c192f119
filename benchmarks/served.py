"""Pages through the production server on one core: the article with 99 comments and the front page."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from community.members.models import User

from .article import COMMENTS, article_among_others
from .bulk_comments import create_conversation, members
from .conversation import make_returning_visitor
from .report import Report
from .server import ROOT, Server

EMPTY = "an empty view"
KEPT, FRONT, ANEW = (
    "the article for a stranger",
    "the front page for a stranger",
    "the article for a stranger, made anew",
)
MEMBER = "the article for a member"
#: For a member: 8 ms where an empty view on the same server takes 0.17 ms. (WordPress 6.5 on that machine: 103 ms, 600
#: times.) From the page cache: a seventh of an empty view on gunicorn, which takes 1.8 times as long as on granian.
MOST = {MEMBER: 47.0, KEPT: 1.8 / 7, FRONT: 1.8 / 7}
ROUNDS = 12
#: Requests in a row: enough to measure, few enough that a busy moment slows all jobs alike.
REQUESTS = {EMPTY: 300, KEPT: 300, FRONT: 300, ANEW: 20, MEMBER: 20}
#: The page cache passes such a request on, and Django answers with the whole page.
NOT_FROM_MEMORY = {"Range": "bytes=0-"}


def measure(report: Report) -> None:
    writers = members(60)
    article = article_among_others(writers[0])
    make_returning_visitor(writers[1], create_conversation(article, COMMENTS, writers=writers))
    path, signed_in = article.get_absolute_url(), {"Cookie": f"session={session_of(writers[1])}"}
    with served() as (empty, site):
        jobs = {
            EMPTY: (empty, partial(empty.get, "/")),
            KEPT: (site, partial(site.get, path)),
            FRONT: (site, partial(site.get, "/")),
            ANEW: (site, partial(site.get, path, **NOT_FROM_MEMORY)),
            MEMBER: (site, partial(site.get, path, **signed_in)),
        }
        page = site.get(path, **signed_in, **{"Accept-Encoding": "identity"})
        assert page.count(b'<article class="comment') == COMMENTS
        assert b"Sign out" in page
        rounds = [{name: cost(*job, REQUESTS[name]) for name, job in jobs.items()} for _ in range(ROUNDS)]
    show(report, {name: min(each[name] for each in rounds) for name in jobs})


def cost(server: Server, ask: Callable[[], object], requests: int) -> float:
    """Return the CPU milliseconds of the server for one request."""
    before = server.cpu_ms()
    for _ in range(requests):
        ask()
    return (server.cpu_ms() - before) / requests


def show(report: Report, times: dict[str, float]) -> None:
    report.head("Through the production server on one core: CPU time of a request, compression included")
    rows = []
    for name, taken in times.items():
        ratio, verdict = taken / times[EMPTY], "no goal"
        if name in MOST:
            wanted = f"{name}: {ratio:.3g} times an empty view, wanted {MOST[name]:.2g}"
            verdict = report.goal(wanted, met=ratio <= MOST[name])
        rows.append([name, f"{taken:.3f}", f"{ratio:.3g}", verdict])
    report.table(["", "ms", "times the empty view", ""], rows)


# --- Starting the servers ---


@contextmanager
def served() -> Iterator[tuple[Server, Server]]:
    """Start an empty site, and this one with the database of the benchmarks."""
    with tempfile.TemporaryDirectory(prefix="juggle-static-") as static:
        environment = {
            "DJANGO_SETTINGS_MODULE": "juggle.settings.production",
            "SECRET_KEY": settings.SECRET_KEY,
            "DATABASE_URL": database_url(),
            "SITE_URL": "http://127.0.0.1",
            "EMAIL_URL": "consolemail://",
            "DEFAULT_FROM_EMAIL": "hello@juggle.example",
            "STATIC_ROOT": static,
            "LOG_LEVEL": "ERROR",
        }
        collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(collect, cwd=ROOT, env={**os.environ, **environment}, check=True)
        with (
            Server("benchmarks.empty_site:application") as empty,
            Server("juggle.wsgi:application", environment) as site,
        ):
            yield empty, site


def database_url() -> str:
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    who = f"{quote(known['USER'])}:{quote(known['PASSWORD'])}"
    return f"postgres://{who}@{known['HOST']}:{known['PORT'] or 5432}/{known['NAME']}"


def session_of(member: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.create()
    assert session.session_key
    return session.session_key
