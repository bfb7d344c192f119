"""For search engines, beside the pages Wagtail tells them of: the lists that are somebody's or something's own."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import reverse

from community.members.models import User

from .models import ArticlePage, Topic


class ListingSitemap(Sitemap):
    """Those with something to read, dated by the latest change in it."""

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: object = None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def lastmod(self, item: Any) -> datetime:
        return item.latest


class TopicSitemap(ListingSitemap):
    def items(self) -> QuerySet[Topic]:
        readable = Topic.objects.filter(articles__in=ArticlePage.objects.readable())
        return readable.annotate(latest=Max("articles__last_published_at")).order_by("slug")


class AuthorSitemap(ListingSitemap):
    def items(self) -> QuerySet[User]:
        readable = User.objects.filter(is_active=True, authorships__page__in=ArticlePage.objects.readable())
        return readable.annotate(latest=Max("authorships__page__last_published_at")).order_by("username")

    def location(self, item: User) -> str:
        return reverse("author", args=[item.username])
