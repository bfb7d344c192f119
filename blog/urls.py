"""The addresses of feeds; everything else about articles is a page of the CMS."""

from django.urls import URLPattern, path

from .feeds import atom, rss

FEEDS = {
    "articles/": "article",
    "articles/topics/<slug:topic>/": "topic",
    "articles/tags/<slug:tag>/": "tag",
    "authors/<slug:author>/": "author",
}

urlpatterns: list[URLPattern] = [
    url
    for above, name in FEEDS.items()
    for url in (path(f"{above}feed/", atom, name=f"{name}-feed"), path(f"{above}feed/rss/", rss, name=f"{name}-rss"))
]
