"""Addresses of the old site lead to what came of them. Most are redirects of the CMS; `/?p=123` is the front page's own
address with a number behind it, so it is asked for before the front page answers."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from .numbered_addresses import NUMBER, is_numbered

LONGEST = 255


def path_of(address: str) -> str:
    """As redirects are stored; "" for what is no address, or leads to a front page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.query and not NUMBER.search(parts.query):
        parts = parts._replace(query="")
    path = unquote(parts.path) or "/"
    if path == "/" and not parts.query:
        return ""
    return str(Redirect.normalise_path(f"{path}?{parts.query}" if parts.query else path))


def add_redirects(page: Page, addresses: list[str]) -> list[str]:
    """From these old addresses to the page. Returns those that lead elsewhere already, or are too long."""
    own = Redirect.normalise_path(page.get_url() or "")
    wanted = [path for path in dict.fromkeys(map(path_of, addresses)) if path and path != own]
    here = dict(Redirect.objects.filter(old_path__in=wanted, site=None).values_list("old_path", "redirect_page"))
    new = [path for path in wanted if path not in here and len(path) <= LONGEST]
    Redirect.objects.bulk_create(
        Redirect(old_path=path, redirect_page=page, is_permanent=True, automatically_created=True) for path in new
    )
    return [path for path in wanted if path not in new and here.get(path) != page.pk]


class NumberedAddressMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if request.method in ("GET", "HEAD") and is_numbered(request.path, query):
            path = path_of(f"/?{next(found[0].strip('&') for found in NUMBER.finditer(query))}")
            found = Redirect.objects.filter(old_path=path, site=None).select_related("redirect_page").first()
            if found and found.link:
                return redirect(found.link, permanent=found.is_permanent)
        return self.get_response(request)
