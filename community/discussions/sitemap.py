from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap

from .models import Discussion, DiscussionQuerySet


class DiscussionSitemap(Sitemap):
    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: object = None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def items(self) -> DiscussionQuerySet:
        return Discussion.objects.published().order_by("pk")

    def lastmod(self, item: Discussion) -> datetime:
        return item.last_activity_at
