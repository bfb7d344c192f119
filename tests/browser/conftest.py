"""Fixtures for Debian's Chromium on the real site. `Watch` fails a test for what no page may do."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

from blog.models import ArticlePage
from community.comments.models import Comment
from community.members.models import User
from tests.factories import CommentFactory

# Playwright keeps a loop running in the thread of the tests, which Django takes for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = shutil.which("chromium")
HOW_TO_GET_IT = "Chromium is missing: the browser tests need it (apt-get install chromium)."
# Debian's Chromium asks its maker for updates and the like at every start, unless told not to.
QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update", "--disable-sync"]

# On a busy machine pages take longer.
PATIENCE_MS = 15_000
expect.set_options(timeout=PATIENCE_MS)

REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
    console.error(`CSP: ${event.violatedDirective} blocked ${event.blockedURI || "inline code"}`));
"""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Here and not in a fixture, so that the reason is told once for all stories."""
    if not CHROMIUM and os.environ.get("CI"):
        pytest.fail(HOW_TO_GET_IT, pytrace=False)
    if not CHROMIUM:
        pytest.skip(HOW_TO_GET_IT)


@pytest.fixture(scope="session", autouse=True)
def _what_the_migrations_planted(django_db_setup: None) -> None:
    """Rows are flushed after each story; what the migrations planted comes back before the next.

    Django keeps those rows with its connection. Beside Playwright's loop it opens another one, which would lack them.
    """
    first = connections["default"]
    type(first)._test_serialized_contents = first._test_serialized_contents  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    args = [*QUIET, "--disable-background-networking", *as_root]
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": args}


@pytest.fixture(scope="session")
def base_url(live_server: Any) -> str:
    """The plugin's own is a method, of which pytest warns."""
    return live_server.url


@pytest.fixture(autouse=True)
def _the_site_is_served(live_server: Any, django_db_serialized_rollback: Any, settings: Any) -> None:
    settings.SITE_URL = live_server.url  # so that the links in e-mails lead here


@pytest.fixture(autouse=True)
def _people_type_slower(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("community.spam.gates.FASTEST_PERSON", 0)


@dataclass
class Watch:
    """Errors in the console, violations of the security policy, requests to anybody else: none, unless expected."""

    origin: str
    expected: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def expect(self, words: str) -> None:
        self.expected.add(words)

    def over(self, context: BrowserContext) -> None:
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self._said)
        context.on("weberror", lambda error: self._complain(str(error.error)))
        context.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._complain(f"{message.text} ({message.location.get('url', '')})")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:", "about:")):
            self._complain(f"a request to {request.url}")

    def _complain(self, words: str) -> None:
        if not any(expected in words for expected in self.expected):
            self.complaints.append(words)


@pytest.fixture(autouse=True)
def watch(live_server: Any) -> Iterator[Watch]:
    watch = Watch(live_server.url)
    yield watch
    assert watch.complaints == []


@pytest.fixture
def visit(new_context: Any, live_server: Any, watch: Watch) -> Callable[..., Page]:
    """visit("/", by=member, width=375, dark=True, javascript=False): a window of its own with this page in it."""

    def visit(
        path: str, *, by: User | None = None, width: int = 1280, dark: bool = False, javascript: bool = True
    ) -> Page:
        context: BrowserContext = new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            java_script_enabled=javascript,
        )
        context.set_default_timeout(PATIENCE_MS)
        if by:
            context.add_cookies([session_cookie(by, live_server.url)])
        watch.over(context)
        page = context.new_page()
        page.goto(path)
        return page

    return visit


def session_cookie(member: User, url: str) -> Any:
    """Signed in without the form; one story really signs in."""
    client = Client()
    client.force_login(member)
    cookie = client.cookies["sessionid"]
    return {"name": cookie.key, "value": cookie.value, "url": url}


@dataclass(frozen=True)
class Conversation:
    """Two threads; in the first an answer to an answer, in the second a tombstone."""

    top: Comment
    answer: Comment
    deeper: Comment
    other: Comment
    removed: Comment
    below_removed: Comment


@pytest.fixture
def conversation(article: ArticlePage, author: User, member: User, other_member: User) -> Conversation:
    def say(body: str, by: User | None, to: Comment | None = None, **more: Any) -> Comment:
        more |= {} if by else {"guest_name": "Ann Lee", "guest_email": "ann@example.org"}
        return CommentFactory(target=article, member=by, body=body, reply_to=to, **more)

    top = say("We swapped the bath and the *evening call*, and nobody noticed.", member)
    answer = say("How did you tell the office?", other_member, top)
    deeper = say("I did not. I moved the meeting.", author, answer)
    other = say("Ours floods the bathroom, so the call it is.\n\n> nobody noticed\n\n- towels\n- more towels", None)
    removed = say("An unkind word.", other_member, other, status=Comment.Status.REMOVED)
    below_removed = say("That was not kind.", member, removed)
    return Conversation(top, answer, deeper, other, removed, below_removed)


@pytest.fixture
def sign_in_elsewhere() -> Callable[[User], Client]:
    """Somebody at another computer, without a browser."""

    def sign_in_elsewhere(member: User) -> Client:
        client = Client()
        client.force_login(member)
        return client

    return sign_in_elsewhere
