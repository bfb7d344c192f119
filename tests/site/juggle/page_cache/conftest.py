"""A clock that a test moves; the cache around the real site, and around pages of a test's own making."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Site

from community.members.models import User
from juggle.page_cache.database_state import DatabaseState
from juggle.page_cache.wsgi_cache import PageCache

BATH = "/articles/the-bath/"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Answer:
    status: str
    headers: dict[str, str]
    body: bytes

    @property
    def is_hit(self) -> bool:
        return self.headers.get("Server-Timing") == 'cache;desc="hit"'

    @property
    def text(self) -> str:
        return self.body.decode()


Ask = Callable[..., Answer]


def ask_by(application: Any) -> Ask:
    """Asks a WSGI application as a server does: `ask("/?page=2", HTTP_COOKIE="…")`."""

    def ask(path: str, *, method: str = "GET", **environ: Any) -> Answer:
        said: list[Any] = []
        path, _, query = path.partition("?")
        request = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "HTTP_HOST": "testserver",
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            **environ,
        }
        response = application(request, lambda *parts: said.extend(parts[:2]))
        body = b"".join(response)
        if hasattr(response, "close"):
            response.close()
        return Answer(said[0], dict(said[1]), body)

    return ask


def session_of(member: User) -> str:
    """The cookie of a browser in which they are signed in."""
    client = Client()
    client.force_login(member)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def respond(start_response: Any, body: bytes = b"A page. " * 500, *, status: int = 200, **headers: str) -> HttpResponse:
    """What Django does at the end."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response = HttpResponse(body, status=status, headers=named)
    start_response(f"{status} {response.reason_phrase}", list(response.items()))
    return response


class QuietDatabase(DatabaseState):
    """Nothing is committed."""

    def current(self) -> object:
        return "nothing new"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def around(clock: Clock) -> Callable[..., PageCache]:
    """`around(django)`: a cache in front of something that answers as Django would."""

    def around(django: Any, **parts: Any) -> PageCache:
        return PageCache(django, state=QuietDatabase(clock), clock=clock, **parts)

    return around


@pytest.fixture
def site_cache(committed_site: None, clock: Clock) -> Iterator[PageCache]:
    """In front of the real site."""
    Site.clear_site_root_paths_cache()
    cache = PageCache(WSGIHandler(), state=DatabaseState(clock), clock=clock)
    yield cache
    cache.state.close()


@pytest.fixture
def ask(site_cache: PageCache) -> Ask:
    return ask_by(site_cache)
