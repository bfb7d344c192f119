import time
from copy import copy
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.views import serve

from blog.models import ArticlePage
from blog.models.article_queryset import ARTICLES_CACHE
from blog.models.view_restrictions import is_restricted
from community.members.models import CacheVersion

from .latest_comments import latest_comments

PAGE_SIZE = 30
# So many articles are kept in the process, each until anything about articles or people changes, or for five minutes.
CACHED_ARTICLES = 256
CACHE_SECONDS = 300
# The largest id a database can be asked for.
LARGEST_ID = 2**63 - 1


def conversation_list(request: HttpRequest) -> HttpResponse:
    """Pages by key: what was said before the comment `?before=`, however much has been said since."""
    comments = latest_comments()
    before = request.GET.get("before", "")
    is_first = not (before.isascii() and before.isdecimal())
    if not is_first:
        comments = comments.filter(pk__lt=min(int(before[:19]), LARGEST_ID))
    found = list(comments[: PAGE_SIZE + 1])
    page = found[:PAGE_SIZE]
    context = {
        "comments": page,
        "is_first": is_first,
        "next_before": page[-1].pk if len(found) > PAGE_SIZE else None,
    }
    return render(request, "home/conversation_list.html", context)


def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Wagtail's own way, with the page in hand: it would ask for the site, the front page, and each part of the
    address. What is no article it looks for itself."""
    cache_version = CacheVersion.objects.during(request).get(ARTICLES_CACHE, 0)
    if found := cached_article(slug, cache_version, int(time.time() // CACHE_SECONDS)):
        # What one request notes on the page is not for the next one.
        request._wagtail_route_for_request = copy(found).route(request, [])  # type: ignore[attr-defined]
    return serve(request, f"articles/{slug}/")


@lru_cache(CACHED_ARTICLES)
def cached_article(slug: str, cache_version: int, _while: int) -> ArticlePage | None:
    articles = ArticlePage.objects.filter(slug=slug).select_related("picture", "assets").defer("assets__full_text")
    articles = articles.with_authors().prefetch_related("topics").annotate(is_restricted=is_restricted())
    if found := articles.first():
        found.cache_version = cache_version
    return found
