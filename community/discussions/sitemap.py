from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sitemaps import Sitemap

from .discussion_queryset import DiscussionQuerySet
from .list_filters import Things
from .models import Discussion
from .topic_rules import says


class DiscussionSitemap(Sitemap):
    def __init__(self, topics: Things) -> None:
        super().__init__()
        self.topics = topics

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: object = None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def items(self) -> DiscussionQuerySet:
        hidden = [topic for topic in self.topics() if says(topic, "is_not_indexed")]
        found = Discussion.objects.published().order_by("pk")
        if not hidden:
            return found
        topic_type = ContentType.objects.get_for_model(hidden[0])
        return found.exclude(topic_type=topic_type, topic_id__in=[topic.pk for topic in hidden])

    def lastmod(self, item: Discussion) -> datetime:
        return item.last_activity_at
