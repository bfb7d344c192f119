"""The article that a thread of a comment service belongs to: services know only the address it was at."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from wagtail.contrib.redirects.models import Redirect

from blog.models import ArticlePage
from community.text.slugs import slug_of

from .old_addresses import path_of


def article_at(addresses: list[str]) -> ArticlePage | None:
    """By an address that leads to it as a redirect; otherwise by the slug at the end of one."""
    paths = [path for address in addresses if (path := path_of(address))]
    led = Redirect.objects.filter(old_path__in=paths, redirect_page__isnull=False).values("redirect_page")
    found = ArticlePage.objects.filter(pk__in=led).first()
    slugs = [slug for address in addresses if (slug := last_part(address))]
    return found or ArticlePage.objects.filter(slug__in=slugs).order_by("pk").first()


def last_part(address: str) -> str:
    """The slug: "a-post" of "https://old.example/2012/a-post.html"; "" for a front page."""
    try:
        path = unquote(urlsplit(address).path).strip("/")
    except ValueError:
        return ""
    last = path.rpartition("/")[2]
    return slug_of(last.rpartition(".")[0] or last)
