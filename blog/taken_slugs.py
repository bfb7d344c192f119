"""Slugs that no page may have, because the URLconf sends their address elsewhere. Read from the URLconf itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from django.conf import settings
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

if TYPE_CHECKING:
    from wagtail.models import Page

View = TypeVar("View", bound=Callable[..., HttpResponse])

TAKEN = "This address is taken by the site itself. Choose another one."

# The first part of a route or regular expression that stands for itself: "members" in "members/<slug:handle>/".
FIRST_PART = re.compile(r"\^?/?(?P<part>[\w.-]+)")


def serves_pages(view: View) -> View:
    """Marks a view that answers with pages of the CMS, as Wagtail's own does."""
    view.serves_pages = True  # type: ignore[attr-defined]  # as Django marks views
    return view


def slugs_taken_below(parent: Page | None) -> frozenset[str]:
    """The slugs that no page directly below this one may have."""
    if parent is None or parent.depth < 2:  # home, whose own slug is in no address
        return frozenset()
    subroutes = [str(url.pattern) for url in getattr(parent.specific_class, "get_subpage_urls", list)()]
    return taken_below((parent.get_url() or "/").lstrip("/")) | frozenset(first_parts(subroutes))


@cache
def taken_below(address: str) -> frozenset[str]:
    """The first part of every route below this address ("" or "articles/") that leads to no page of the CMS."""
    files = [each.lstrip("/") for each in (settings.STATIC_URL, settings.MEDIA_URL)]
    views = [route for route, one in routes(get_resolver()) if not leads_to_pages(one)]
    return frozenset(first_parts(route[len(address) :] for route in [*files, *views] if route.startswith(address)))


def leads_to_pages(one: URLPattern) -> bool:
    return one.name == "wagtail_serve" or hasattr(one.callback, "serves_pages")


def routes(resolver: URLResolver, above: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every route of the URLconf, as written."""
    for one in resolver.url_patterns:
        route = above + str(one.pattern)
        if isinstance(one, URLPattern):
            yield route, one
        else:
            yield from routes(one, route)


def first_parts(routes: Iterable[str]) -> Iterator[str]:
    return (found["part"] for route in routes if (found := FIRST_PART.match(route)))
