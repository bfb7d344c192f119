import time
from copy import copy
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.views import serve

from blog.models import ArticlePage
from blog.models.access import is_restricted
from blog.models.queries import ARTICLES
from community.members.models import Stamp

from .conversations import latest_comments

PAGE_SIZE = 30
# So many articles are kept in the process, each until anything about articles or people changes, or for five minutes.
KNOWN = 256
KEPT = 300
# The largest id a database can be asked for.
LAST = 2**63 - 1


def conversations(request: HttpRequest) -> HttpResponse:
    """Pages by key: what was said before the comment `?before=`, however much has been said since."""
    comments = latest_comments()
    before = request.GET.get("before", "")
    is_first = not (before.isascii() and before.isdecimal())
    if not is_first:
        comments = comments.filter(pk__lt=min(int(before[:19]), LAST))
    found = list(comments[: PAGE_SIZE + 1])
    page = found[:PAGE_SIZE]
    context = {
        "comments": page,
        "is_first": is_first,
        "next_before": page[-1].pk if len(found) > PAGE_SIZE else None,
    }
    return render(request, "home/conversations.html", context)


def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Wagtail's own way, with the page in hand: it would ask for the site, the front page, and each part of the
    address. What is no article it looks for itself."""
    stamp = Stamp.objects.during(request).get(ARTICLES, 0)
    if found := known_article(slug, stamp, int(time.time() // KEPT)):
        # What one request notes on the page is not for the next one.
        request._wagtail_route_for_request = copy(found).route(request, [])  # type: ignore[attr-defined]
    return serve(request, f"articles/{slug}/")


@lru_cache(KNOWN)
def known_article(slug: str, stamp: int, _while: int) -> ArticlePage | None:
    articles = ArticlePage.objects.filter(slug=slug).select_related("picture", "edition").defer("edition__full_text")
    articles = articles.with_authors().prefetch_related("topics").annotate(is_restricted=is_restricted())
    if found := articles.first():
        found.stamp = stamp
    return found
