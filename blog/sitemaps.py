"""Sitemaps of what is not a page of the CMS: topics, authors and the list of newsletters.

Wagtail's own sitemap lists its pages.
"""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import reverse

from community.members.models import User

from .models import ArticlePage, Topic
from .newsletter.archive_views import sent_newsletters


class ListingSitemap(Sitemap):
    """Lists with at least one public article (`items`, annotated with `latest`, the last change of any of them)."""

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


class NewsletterSitemap(ListingSitemap):
    """The list alone: the words of each newsletter stand in its article."""

    def items(self) -> list[datetime]:
        newest = sent_newsletters().values_list("started_at", flat=True).first()
        return [newest] if newest else []

    def lastmod(self, item: datetime) -> datetime:
        return item

    def location(self, item: datetime) -> str:
        return reverse("newsletter-archive")
