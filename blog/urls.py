"""The addresses of the blog that are not pages of the CMS: feeds and author pages."""

from django.urls import URLPattern, path

import blog.slug_converter  # noqa: F401 -- registers <unicode_slug:…>

from .authors.views import author_page
from .feeds.article_feed import atom, rss

#: The name of each feed by the address that it is below.
FEEDS = {
    "articles/": "article",
    "articles/topics/<unicode_slug:topic>/": "topic",
    "articles/tags/<unicode_slug:tag>/": "tag",
    "authors/<slug:author>/": "author",
}

urlpatterns: list[URLPattern] = [
    *(path(f"{above}feed/", atom, name=f"{name}-feed") for above, name in FEEDS.items()),
    *(path(f"{above}feed/rss/", rss, name=f"{name}-rss") for above, name in FEEDS.items()),
    path("authors/<slug:handle>/", author_page, name="author"),
]
