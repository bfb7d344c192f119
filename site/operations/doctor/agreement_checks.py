"""Whether what is counted, indexed and linked agrees with what is there. Reads; repairs nothing."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from wagtail.models import Site

from blog.models import ArticlePage
from community.comments.models import Comment
from community.comments.recount import STORED
from community.discussions.models import Discussion
from home.site_address import host_and_port
from operations import readiness
from search.models import Kind, SearchEntry

from .finding import Finding


def pages() -> Iterator[Finding]:
    if readiness.pages():
        yield Finding(
            "The CMS has no default site with a published front page: every page is “not found”.",
            "In the CMS under Settings, Sites, choose a published front page as the root of the default site.",
        )
        return
    site = Site.objects.filter(is_default_site=True).values_list("hostname", "port").first()
    if site != host_and_port():
        yield Finding(
            f"Feeds and the sitemap name another address than {settings.SITE_URL}.",
            "Run  manage.py update_site_address  ; every start of juggle-web does it.",
        )


def search_index() -> Iterator[Finding]:
    public: dict[Kind, QuerySet[Any]] = {
        Kind.ARTICLE: ArticlePage.objects.live(),
        Kind.DISCUSSION: Discussion.objects.advertised(),
        Kind.COMMENT: Comment.objects.advertised().filter(is_opening=False),
    }
    wrong = 0
    for kind, found in public.items():
        indexed = SearchEntry.objects.filter(kind=kind)
        wrong += indexed.exclude(**{f"{kind.value}__in": found.order_by().values("pk")}).count()
        wrong += found.exclude(pk__in=indexed.values(kind.value)).order_by().count()
    if wrong:
        yield Finding(
            f"Search misses, or shows too much of, {wrong} {'text' if wrong == 1 else 'texts'}.",
            "Run  manage.py rebuild_search_index  , also while the site runs.",
        )


def counters() -> Iterator[Finding]:
    wrong = [f"{stored.what} ({count})" for stored in STORED if (count := stored.wrong().count())]
    if wrong:
        yield Finding(
            f"Some counters are wrong: {', '.join(wrong)}.",
            "Run  manage.py recount_comments  , also while the site runs.",
        )
