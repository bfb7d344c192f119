"""Everything new, on a topic, with a tag or by an author: as Atom and as RSS, whole articles."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape
from django.views.decorators.http import conditional_page, require_safe

from community.conversations.conversation_feed import EPOCH, INVALID_XML_CHARACTERS

from .feed_scopes import FeedScope, all_articles, by_author, on_topic, with_tag
from .feed_text import full_text
from .linked_data import modified_at, person_of
from .models import ArticleAssets, ArticlePage
from .sharing import absolute_url
from .stories import stories_of

MAX_ENTRIES = 20


def xml_text(text: str) -> str:
    return INVALID_XML_CHARACTERS.sub("", text)


class StableFeed(SyndicationFeed):
    def latest_post_date(self) -> datetime:
        # Django says "now" for a feed without entries, so that it would be another one every second.
        return super().latest_post_date() if self.items else EPOCH


class FullTextAtom(StableFeed, Atom1Feed):
    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, page in item["other_authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            if page:
                handler.addQuickElement("uri", page)
            handler.endElement("author")
        handler.addQuickElement("content", item["full_text"], {"type": "html"})


class FullTextRss(StableFeed, Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, _ in item["other_authors"]:
            handler.addQuickElement("dc:creator", name, {"xmlns:dc": "http://purl.org/dc/elements/1.1/"})
        handler.addQuickElement("atom:updated", item["updateddate"].isoformat())
        handler.addQuickElement("content:encoded", item["full_text"])


class ArticleFeed(Feed):
    feed_type: type[SyndicationFeed] = FullTextAtom
    item_guid_is_permalink = False

    def get_object(self, request: HttpRequest, **named: str) -> FeedScope:
        narrowed = {"topic": on_topic, "tag": with_tag, "author": by_author}
        scope = next((narrowed[name](value) for name, value in named.items()), None) or all_articles()
        return replace(scope, feed_path=request.path)

    def title(self, scope: FeedScope) -> str:
        return xml_text(f"{settings.SITE_NAME}: {scope.title}")

    def description(self, scope: FeedScope) -> str:
        return xml_text(scope.subtitle or scope.title)

    subtitle = description

    def link(self, scope: FeedScope) -> str:
        return settings.SITE_URL + scope.path

    def feed_url(self, scope: FeedScope) -> str:
        return settings.SITE_URL + scope.feed_path

    def feed_guid(self, scope: FeedScope) -> str:
        return f"tag:{settings.SITE_HOST},2026:{scope.key}"

    def items(self, scope: FeedScope) -> list[ArticlePage]:
        articles = scope.articles.newest_first().with_authors().select_related("assets").prefetch_related("topics")
        found = list(articles.defer_streamfields()[:MAX_ENTRIES])
        stories = stories_of(found)
        for article in found:
            article.story = stories.get(article.pk, [])
        return found

    def item_title(self, article: ArticlePage) -> str:
        return xml_text(article.title)

    def item_description(self, article: ArticlePage) -> str:
        """Both kinds of feed take it for HTML."""
        return escape(xml_text(article.description))

    def item_link(self, article: ArticlePage) -> str:
        return settings.SITE_URL + article.get_absolute_url()

    def item_guid(self, article: ArticlePage) -> str:
        """The same for good, whatever becomes of title, address and host."""
        return f"urn:uuid:{UUID(str(article.translation_key))}"

    def item_author_name(self, article: ArticlePage) -> str:
        return author_links(article)[0][0]

    def item_author_link(self, article: ArticlePage) -> str | None:
        return author_links(article)[0][1]

    def item_categories(self, article: ArticlePage) -> list[str]:
        return [xml_text(topic.name) for topic in article.topics.all()]

    def item_pubdate(self, article: ArticlePage) -> datetime | None:
        return article.published_at

    def item_updateddate(self, article: ArticlePage) -> datetime | None:
        return modified_at(article)

    def item_enclosures(self, article: ArticlePage) -> list[Enclosure]:
        """Its own picture. RSS allows one, and a card would only repeat the title."""
        assets: ArticleAssets | None = getattr(article, "assets", None)
        if not assets or not assets.picture:
            return []
        return [Enclosure(absolute_url(assets.picture.url), str(assets.picture_bytes), "image/jpeg")]

    def item_extra_kwargs(self, article: ArticlePage) -> dict[str, Any]:
        story = render_to_string("blog/feed_story.html", {"article": article, "site_url": settings.SITE_URL})
        return {"other_authors": author_links(article)[1:], "full_text": xml_text(story.strip() + feed_text(article))}


def author_links(article: ArticlePage) -> list[tuple[str, str | None]]:
    """Each by name, with the address of their page if they have one. An entry has to have somebody."""
    things = [person_of(author) for author in article.authors if author]
    return [(xml_text(thing["name"]), thing.get("url")) for thing in things] or [("A former member", None)]


class ArticleRss(ArticleFeed):
    feed_type = FullTextRss


def feed_text(article: ArticlePage) -> str:
    """Made when it was published; made now for what came here another way."""
    try:
        return article.assets.full_text
    except ArticleAssets.DoesNotExist:
        return full_text(article)


atom = require_safe(conditional_page(ArticleFeed()))
rss = require_safe(conditional_page(ArticleRss()))
