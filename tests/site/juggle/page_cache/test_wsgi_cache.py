"""Who gets a kept page, in which form, and what is never kept. What Django answers is made here."""

from collections.abc import Callable
from threading import Barrier, Event, Thread
from typing import Any

import pytest
from django.http import HttpResponse

from juggle.page_cache.page_store import AROUND, PageStore
from juggle.page_cache.wsgi_cache import LONGEST, PageCache

from .conftest import BATH, Clock, ask_by, respond

Around = Callable[..., PageCache]

#: A response that ends makes Django look after its connection.
pytestmark = pytest.mark.django_db


def a_page(environ: Any, start_response: Any) -> HttpResponse:
    return respond(start_response)


def test_the_second_stranger_gets_the_page_of_the_first(around: Around) -> None:
    ask = ask_by(around(a_page))

    first, second = ask(BATH), ask(BATH)

    assert (first.status, first.is_hit, second.is_hit) == ("200 OK", False, True)
    assert first.body == second.body


def test_it_lasts_a_minute_at_most(around: Around, clock: Clock) -> None:
    ask = ask_by(around(a_page))
    ask(BATH)

    clock.now += LONGEST - 1
    assert ask(BATH).is_hit
    clock.now += 1
    assert not ask(BATH).is_hit


@pytest.mark.parametrize("cookie", ["sessionid=abc", "theme=dark; sessionid=abc", "messages=abc"])
def test_a_member_is_passed_on_as_they_are(around: Around, cookie: str) -> None:
    seen: list[Any] = []
    cache = around(lambda environ, start: seen.append(environ) or respond(start))
    ask = ask_by(cache)
    ask(BATH)

    own = ask(BATH, HTTP_COOKIE=cookie, QUERY_STRING="utm_source=x")

    assert "Server-Timing" not in own.headers
    assert (seen[-1]["HTTP_COOKIE"], seen[-1]["QUERY_STRING"]) == (cookie, "utm_source=x")
    assert len(cache.store) == 1


def test_nothing_of_one_request_reaches_the_page(around: Around) -> None:
    seen: list[Any] = []
    ask = ask_by(around(lambda environ, start: seen.append(environ) or respond(start)))

    ask(f"{BATH}?utm_x=1&sort=newest", HTTP_COOKIE="theme=dark; " + "x" * 16_000, HTTP_IF_NONE_MATCH='"a"')

    assert "HTTP_COOKIE" not in seen[0]
    assert "HTTP_IF_NONE_MATCH" not in seen[0]
    assert seen[0]["QUERY_STRING"] == "sort=newest"
    assert ask(f"{BATH}?sort=newest").is_hit


def test_head_has_the_headers_alone(around: Around) -> None:
    seen: list[Any] = []
    ask = ask_by(around(lambda environ, start: seen.append(environ) or respond(start)))

    head, whole = ask(BATH, method="HEAD"), ask(BATH)

    assert (head.status, head.body) == ("200 OK", b"")
    assert head.headers["Content-Length"] == str(len(whole.body)) == "4000"
    assert (whole.is_hit, len(seen)) == (True, 1)


def test_who_has_the_page_is_told_so(around: Around) -> None:
    ask = ask_by(around(a_page))
    etag = ask(BATH).headers["ETag"]

    same = ask(BATH, HTTP_IF_NONE_MATCH=f'"other", {etag}')

    assert (same.status, same.body, same.headers["ETag"]) == ("304 Not Modified", b"", etag)
    assert ask(BATH, HTTP_IF_NONE_MATCH='"other"').status == "200 OK"


@pytest.mark.parametrize("path", ["/account/login/", "/comments/on/blog.articlepage/1/", "/cms/", "/livez"])
def test_only_public_pages_are_kept(around: Around, path: str) -> None:
    cache = around(lambda environ, start: respond(start, environ["QUERY_STRING"].encode()))

    assert ask_by(cache)(f"{path}?next=/x/").body == b"next=/x/"
    assert len(cache.store) == 0


@pytest.mark.parametrize(
    ("status", "header", "value"),
    [
        (200, "Cache-Control", "private"),
        (200, "Cache-Control", "no-store"),
        (200, "Clear-Site-Data", '"cache"'),
        (500, "X-Any", ""),
        (404, "X-Any", ""),
        (302, "Location", "/"),
    ],
)
def test_an_answer_for_one_is_not_kept(around: Around, status: int, header: str, value: str) -> None:
    cache = around(lambda environ, start: respond(start, status=status, **{header: value}))

    assert ask_by(cache)(BATH).status.startswith(str(status))
    assert len(cache.store) == 0


def test_an_answer_with_a_cookie_is_not_kept(around: Around) -> None:
    def django(environ: Any, start_response: Any) -> HttpResponse:
        response = respond(start_response)
        response.set_cookie("who", "rosa")
        return response

    cache = around(django)
    ask_by(cache)(BATH)

    assert len(cache.store) == 0


def test_ten_thousand_addresses_keep_within_their_bound(around: Around) -> None:
    store = PageStore(most=500_000)
    ask = ask_by(around(a_page, store=store))
    for number in range(10_000):
        ask(f"{BATH}?after={number}")

    assert (len(store), store.size) == (61, 61 * (4000 + AROUND))
    assert ask(f"{BATH}?after=9999").is_hit
    assert not ask(f"{BATH}?after=1").is_hit


class TestManyAtOnce:
    def test_one_makes_the_page_and_the_others_wait(self, around: Around) -> None:
        made: list[int] = []
        has_begun, may_end = Event(), Event()

        def slow(environ: Any, start_response: Any) -> HttpResponse:
            made.append(1)
            has_begun.set()
            may_end.wait(5)
            return respond(start_response, b"A page")

        cache, answers = around(slow), list[bytes]()
        threads = [Thread(target=lambda: answers.append(ask_by(cache)(BATH).body)) for _ in range(8)]
        threads[0].start()
        has_begun.wait(5)
        for thread in threads[1:]:
            thread.start()
        may_end.set()
        for thread in threads:
            thread.join()

        assert (len(made), answers) == (1, [b"A page"] * 8)

    def test_each_makes_an_answer_of_its_own_when_it_is_not_for_all(self, around: Around) -> None:
        has_begun, may_end = Event(), Event()
        numbers = iter(range(3))

        def personal(environ: Any, start_response: Any) -> HttpResponse:
            has_begun.set()
            may_end.wait(5)
            return respond(start_response, str(next(numbers)).encode(), Cache_Control="private")

        cache, answers = around(personal), list[bytes]()
        threads = [Thread(target=lambda: answers.append(ask_by(cache)(BATH).body)) for _ in range(2)]
        for thread in threads:
            thread.start()
            has_begun.wait(5)
        may_end.set()
        for thread in threads:
            thread.join()

        assert len(set(answers)) == 2

    def test_a_page_that_was_begun_a_second_ago_is_not_waited_for(self, around: Around, clock: Clock) -> None:
        both_are_in_django, has_begun = Barrier(2, timeout=5), Event()

        def slow(environ: Any, start_response: Any) -> HttpResponse:
            has_begun.set()
            both_are_in_django.wait()
            return respond(start_response, b"A page")

        cache = around(slow)
        first = Thread(target=lambda: ask_by(cache)(BATH))
        first.start()
        has_begun.wait(5)
        clock.now += 1

        assert ask_by(cache)(BATH).body == b"A page"
        first.join()

    def test_an_error_does_not_stop_the_next(self, around: Around) -> None:
        answers = iter([ZeroDivisionError(), b"A page"])

        def broken(environ: Any, start_response: Any) -> HttpResponse:
            answer = next(answers)
            if isinstance(answer, Exception):
                raise answer
            return respond(start_response, answer)

        ask = ask_by(around(broken))

        with pytest.raises(ZeroDivisionError):
            ask(BATH)
        assert ask(BATH).body == b"A page"
