import re
from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed

from .models import ArticlePage

# XML has no way to write these, and one pasted into a title must not break the feed for everybody.
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NEWEST = 20


class ArticleFeed(Feed):
    feed_type = Atom1Feed
    title = f"{settings.SITE_NAME}: articles"
    subtitle = "Articles for people who juggle work and family."
    link = settings.SITE_URL + "/articles/"
    feed_guid = settings.SITE_URL + "/articles/"
    feed_url = settings.SITE_URL + "/articles/feed/"

    def items(self) -> list[ArticlePage]:
        articles = ArticlePage.objects.readable().newest_first().select_related("author").prefetch_related("topics")
        return list(articles.defer_streamfields()[:NEWEST])

    def item_title(self, article: ArticlePage) -> str:
        return NOT_IN_XML.sub("", article.title)

    def item_description(self, article: ArticlePage) -> str:
        return NOT_IN_XML.sub("", article.description)

    def item_link(self, article: ArticlePage) -> str:
        return settings.SITE_URL + article.get_absolute_url()

    def item_guid(self, article: ArticlePage) -> str:
        """The same for good, whatever becomes of title, address and host."""
        return f"urn:uuid:{article.translation_key}"

    def item_author_name(self, article: ArticlePage) -> str:
        return NOT_IN_XML.sub("", article.author.display_name) if article.author else "A former member"

    def item_categories(self, article: ArticlePage) -> list[str]:
        return [NOT_IN_XML.sub("", topic.name) for topic in article.topics.all()]

    def item_pubdate(self, article: ArticlePage) -> datetime | None:
        return article.published_at

    def item_updateddate(self, article: ArticlePage) -> datetime | None:
        return max(filter(None, [article.published_at, article.last_published_at]), default=None)
