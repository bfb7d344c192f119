"""Answers strangers from memory, before Django; one request at a time makes a page, the others wait for it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from threading import Event, Lock
from typing import Any, Final

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django_http_compression.middleware import best_coding

from community.conversations.relative_time import watch_changes
from operations.figures.counted import PAGE_CACHE

from .database_state import ASKED_EVERY, DatabaseState
from .page_store import PageStore
from .public_requests import Environ, is_public, key_of, path_of, without_the_rest
from .stored_page import StoredPage

StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

#: In seconds. Pages say what day it is, or that an event is over, and nothing reports when that changes.
LONGEST: Final = 60.0
#: In seconds. A request that waits longer for another one makes the page as well.
PATIENCE: Final = 5.0


class Rendering:
    """A page that is being made."""

    def __init__(self, now: float) -> None:
        self.began_at = now
        self.is_done = Event()
        self.page: StoredPage | None = None


class PageCache:
    """A WSGI application around Django's."""

    def __init__(
        self,
        django: Application,
        *,
        store: PageStore | None = None,
        state: DatabaseState | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._django = django
        self._clock = clock
        self.store = PageStore() if store is None else store
        self.state = state or DatabaseState(clock)
        self._lock = Lock()
        self._renderings: dict[tuple[str, ...], Rendering] = {}

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = key_of(environ)
        if key is None:
            return self._pass_on(environ, start_response)
        page = self.store.get(key)
        if page is not None and self._is_fresh(page):
            PAGE_CACHE.labels("hit").inc()
            return self._send(key, page, environ, start_response, "hit")
        if not is_public(path_of(environ)):
            return self._django(environ, start_response)
        made = self._made_once(key, environ)
        if made is None:
            return self._django(environ, start_response)
        PAGE_CACHE.labels("miss").inc()
        return self._send(key, made, environ, start_response, "miss")

    def _pass_on(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        response = self._django(environ, start_response)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            self.state.ask_again()
        return response

    def _is_fresh(self, page: StoredPage) -> bool:
        state = self.state.current()
        return state is not None and page.state == state and self._clock() < page.ends_at

    def _made_once(self, key: tuple[str, ...], environ: Environ) -> StoredPage | None:
        """The page, made by this request or by another that began less than a second ago. None if it is not for all."""
        with self._lock:
            other = self._renderings.get(key)
            is_too_old = other is None or self._clock() - other.began_at >= ASKED_EVERY
            own = Rendering(self._clock()) if is_too_old else None
            if own:
                self._renderings[key] = own
        if own is None and other is not None:
            other.is_done.wait(PATIENCE)
            return other.page
        assert own is not None
        try:
            own.page = self._made(key, environ)
        finally:
            own.is_done.set()
            with self._lock:
                if self._renderings.get(key) is own:
                    del self._renderings[key]
        return own.page

    def _made(self, key: tuple[str, ...], environ: Environ) -> StoredPage | None:
        state, began_at = self.state.current(), self._clock()
        said: list[Any] = []
        with watch_changes() as changes:
            response = self._django(without_the_rest(environ, key[-1]), lambda *parts: said.extend(parts[:2]))
        assert isinstance(response, HttpResponseBase)
        response.close()
        if state is None or not isinstance(response, HttpResponse) or not is_for_everybody(response):
            return None
        page = StoredPage(said[1], response.content, state=state, ends_at=began_at + min([LONGEST, *changes]))
        self.store.put(key, page)
        return page

    def _send(
        self, key: tuple[str, ...], page: StoredPage, environ: Environ, start_response: StartResponse, how: str
    ) -> Iterable[bytes]:
        timing = ("Server-Timing", f'cache;desc="{how}"')
        if page.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start_response("304 Not Modified", [*page.about, timing])
            return []
        variant, is_new = page.variant(best_coding(environ.get("HTTP_ACCEPT_ENCODING", "")))
        if is_new:
            self.store.put(key, page)
        start_response("200 OK", [*variant.headers, timing])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [variant.body]


def is_for_everybody(response: HttpResponse) -> bool:
    said = response.get("Cache-Control", "")
    return (
        response.status_code == 200
        and not response.cookies
        and "Clear-Site-Data" not in response
        and "private" not in said
        and "no-store" not in said
    )
