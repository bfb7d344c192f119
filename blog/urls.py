"""The addresses of the blog that are not pages of the CMS: feeds, author pages and the newsletter."""

from django.urls import URLPattern, path

import blog.slug_converter  # noqa: F401 -- registers <unicode_slug:…>
import community.members.primary_keys  # noqa: F401 -- registers <pk:…>

from .authors.views import author_page
from .feeds.article_feed import atom, rss
from .newsletter.archive_views import newsletter_archive, newsletter_page
from .newsletter.stop_views import stop_newsletter
from .newsletter.subscribe_views import confirm_newsletter, subscribe
from .sharing.site_card import site_card

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
    path("sharing/<str:version>.png", site_card, name="site-card"),
    path("newsletter/", newsletter_archive, name="newsletter-archive"),
    path("newsletter/<pk:pk>/", newsletter_page, name="newsletter"),
    path("newsletter/subscribe/<slug:kind>/<str:key>/", subscribe, name="newsletter-subscribe"),
    path("newsletter/confirm/<str:token>/", confirm_newsletter, name="newsletter-confirm"),
    path("newsletter/stop/<str:token>/", stop_newsletter, name="newsletter-stop"),
]
