"""Which requests may get a kept page, and what makes two of them the same."""

from typing import Any

import pytest
from django.urls import get_resolver

from juggle.page_cache.public_requests import PUBLIC_VIEWS, is_public, key_of, known_query

PLAIN: dict[str, Any] = {
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/",
    "HTTP_HOST": "juggle.example",
    "wsgi.url_scheme": "https",
}


def test_every_public_view_has_an_address() -> None:
    names = {str(name) for name in get_resolver().reverse_dict if isinstance(name, str)}

    assert PUBLIC_VIEWS - names == set()


def test_who_asks_with_other_cookies_gets_the_same() -> None:
    assert key_of(PLAIN) == key_of(PLAIN | {"HTTP_COOKIE": "theme=dark"}) is not None


@pytest.mark.parametrize(
    "own",
    [
        {"REQUEST_METHOD": "POST"},
        {"HTTP_COOKIE": "sessionid=abc"},
        {"HTTP_COOKIE": "a=b; messages=abc"},
        {"HTTP_HX_REQUEST": "true"},
        {"HTTP_RANGE": "bytes=0-9"},
        {"HTTP_AUTHORIZATION": "Basic abc"},
        {"HTTP_IF_MODIFIED_SINCE": "Sat, 01 Jan 2000 00:00:00 GMT"},
    ],
)
def test_who_asks_for_something_else_has_no_key(own: dict[str, str]) -> None:
    assert key_of(PLAIN | own) is None


@pytest.mark.parametrize(
    "other",
    [
        {"HTTP_HOST": "www.juggle.example"},
        {"wsgi.url_scheme": "http"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"PATH_INFO": "/about/"},
        {"QUERY_STRING": "page=2"},
    ],
)
def test_what_may_change_the_page_changes_the_key(other: dict[str, str]) -> None:
    assert key_of(PLAIN | other) not in {None, key_of(PLAIN)}


@pytest.mark.parametrize(
    ("query", "known"),
    [
        ("sort=newest&after=7", "after=7&sort=newest"),
        ("after=7&utm_source=x&sort=newest&fbclid=y", "after=7&sort=newest"),
        ("page=1&page=2", "page=2"),
        ("q=", "q="),
        ("q=保育園", "q=%E4%BF%9D%E8%82%B2%E5%9C%92"),
        ("Page=2", ""),
        ("%ff=%fe&;&&==", ""),
        ("n=1&" * 3000, ""),
    ],
)
def test_a_query_is_what_a_page_reads_of_it(query: str, known: str) -> None:
    assert known_query(query) == known


@pytest.mark.parametrize("path", ["/", "/about/", "/articles/the-bath/", "/articles/feed/", "/members/rosa/"])
def test_pages_are_public(path: str) -> None:
    assert is_public(path)


@pytest.mark.parametrize("path", ["/cms/", "/account/login/", "/comments/7/", "/livez", "/notifications/"])
def test_the_rest_is_not(path: str) -> None:
    assert not is_public(path)
