"""Which requests get the page that every stranger gets, and what that page depends on."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.urls import Resolver404, resolve

from transfer.articles.numbered_addresses import is_numbered

Environ = dict[str, Any]

FEEDS = {f"{what}-{kind}" for what in ("article", "topic", "tag", "author") for kind in ("feed", "rss")}
#: Views whose answer is the same for all strangers. No view with a form is among them, apart from check-ins, whose form
#: has no token; and none that is about one request only, such as a link from an e-mail.
PUBLIC_VIEWS = FEEDS | {
    "article",
    "author",
    "check-in",
    "check-ins",
    "conversation-feed",
    "conversation-list",
    "discussion",
    "discussion-feed",
    "discussion-tag-feed",
    "discussion-topic-feed",
    "discussions",
    "discussions-by-tag",
    "discussions-by-topic",
    "ledger",
    "ledger-feed",
    "member-profile",
    "robots",
    "sitemap",
    "wagtail_serve",
    "weekly-questions",
}
#: Every query parameter that one of these views reads. All others are taken out before Django sees them.
PARAMETERS = frozenset({"after", "before", "page", "period", "q", "sort"})
#: A request with one of these headers asks for something else than the page.
OTHER_ANSWERS = ("HTTP_HX_REQUEST", "HTTP_RANGE", "HTTP_AUTHORIZATION")


def key_of(environ: Environ) -> tuple[str, ...] | None:
    """What the page may depend on. None if this request gets an answer of its own."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or any(name in environ for name in OTHER_ANSWERS):
        return None
    if "HTTP_IF_MODIFIED_SINCE" in environ and "HTTP_IF_NONE_MATCH" not in environ:
        return None  # an old feed reader: the feeds compare times themselves
    if is_numbered(environ["PATH_INFO"], environ.get("QUERY_STRING", "")):
        return None  # the address of a post on the site that was imported: it leads to the article
    cookies = environ.get("HTTP_COOKIE")
    if cookies and (settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies):
        return None
    query = environ.get("QUERY_STRING")
    return (
        environ.get("HTTP_HOST", ""),
        environ.get("HTTP_X_FORWARDED_PROTO", ""),
        environ["wsgi.url_scheme"],
        environ["PATH_INFO"],
        known_query(query) if query else "",
    )


def known_query(query: str) -> str:
    """The parameters that a page reads, in a fixed order. As in Django, the last one counts if there are several."""
    try:
        known = {name: value for name, value in parse_qsl(query, keep_blank_values=True) if name in PARAMETERS}
    except ValueError:
        return ""
    return urlencode(sorted(known.items()))


def is_public(path: str) -> bool:
    try:
        return resolve(path).view_name in PUBLIC_VIEWS
    except (Resolver404, UnicodeError):
        return False


def path_of(environ: Environ) -> str:
    """As Django reads it: WSGI hands over the bytes of the address as Latin-1."""
    return str(environ["PATH_INFO"]).encode("latin-1").decode(errors="replace") or "/"


def without_the_rest(environ: Environ, query: str) -> Environ:
    """The request as every stranger could have made it: nothing of this one can get into the page.

    Uncompressed, since the page is kept once and compressed in each way that is asked for.
    """
    own = ("HTTP_COOKIE", "HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
    shared = {name: value for name, value in environ.items() if name not in own}
    return {**shared, "REQUEST_METHOD": "GET", "QUERY_STRING": query}
