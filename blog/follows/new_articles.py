"""New articles, for digests."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType

from blog.models import ArticlePage
from community.notifications.site_news import NewsItem, Section, Subject, register_section


def new_articles(since: datetime, most: int) -> list[NewsItem]:
    """Those that strangers may read, the newest first."""
    found = ArticlePage.objects.readable().filter(published_at__gt=since).newest_first()[:most]
    articles = ContentType.objects.get_for_model(ArticlePage).pk
    return [
        NewsItem(Subject(articles, article.pk), article.title, article.get_absolute_url(), article.description)
        for article in found
    ]


def register() -> None:
    register_section(Section("Worth reading", new_articles))
