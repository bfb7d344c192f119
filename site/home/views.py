import time
from copy import copy
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.views import serve

from blog.models import ArticlePage
from blog.models.article_queryset import ARTICLES_CACHE, has_external_mentions, is_restricted
from blog.taken_slugs import serves_pages
from community.members.models import CacheVersion
from community.members.primary_keys import parse_pk, rows_before

from .latest_comments import latest_comments

PAGE_SIZE = 30
# Each process caches this many articles, until an article or a member changes, or for five minutes.
CACHED_ARTICLES = 256
CACHE_SECONDS = 300


def conversation_list(request: HttpRequest) -> HttpResponse:
    """List comments older than the comment `?before=` (keyset pagination), or the newest. What came from elsewhere is
    left out: its keys are new, and it is not."""
    written_here = latest_comments().filter(is_imported=False)
    page = rows_before(written_here, parse_pk(request.GET.get("before", "")), size=PAGE_SIZE)
    return render(request, "home/conversation_list.html", page._asdict())


@serves_pages
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Serve an article from the cache of this process; Wagtail would ask for the site and each part of the address.

    If there is no such article, Wagtail looks for the page itself. (docs/decisions/0011)
    """
    cache_version = CacheVersion.objects.during(request).get(ARTICLES_CACHE, 0)
    if found := cached_article(slug, cache_version, int(time.time() // CACHE_SECONDS)):
        # A copy: what one request stores on the page must not reach the next one.
        # Where Wagtail's `serve` looks first.
        request._wagtail_route_for_request = copy(found).route(request, [])  # type: ignore[attr-defined] # private name
    return serve(request, f"articles/{slug}/")


@lru_cache(CACHED_ARTICLES)
def cached_article(slug: str, cache_version: int, _period: int) -> ArticlePage | None:
    """Return the article with everything its page needs. The last two arguments only end the life of an entry."""
    articles = ArticlePage.objects.filter(slug=slug).select_related("picture", "assets").defer("assets__full_text")
    articles = (
        articles.with_author_pages()
        .prefetch_related("topics")
        .annotate(is_restricted=is_restricted(), has_external_mentions=has_external_mentions())
    )
    if found := articles.first():
        found.cache_version = cache_version
    return found
