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

from community.comments.feeds import LONG_AGO, NOT_IN_XML

from .feed_scopes import Scope, by_author, everything, on_topic, with_tag
from .feed_text import full_text
from .linked_data import author_of, modified_at
from .models import ArticlePage, Edition
from .sharing import absolute
from .stories import stories_of

NEWEST = 20


def plain(text: str) -> str:
    return NOT_IN_XML.sub("", text)


class Dated(SyndicationFeed):
    def latest_post_date(self) -> datetime:
        # Django says "now" for a feed without entries, so that it would be another one every second.
        return super().latest_post_date() if self.items else LONG_AGO


class FullAtom(Dated, Atom1Feed):
    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, page in item["other_authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            if page:
                handler.addQuickElement("uri", page)
            handler.endElement("author")
        handler.addQuickElement("content", item["full_text"], {"type": "html"})


class FullRss(Dated, Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, _ in item["other_authors"]:
            handler.addQuickElement("dc:creator", name, {"xmlns:dc": "http://purl.org/dc/elements/1.1/"})
        handler.addQuickElement("atom:updated", item["updateddate"].isoformat())
        handler.addQuickElement("content:encoded", item["full_text"])


class ArticleFeed(Feed):
    feed_type: type[SyndicationFeed] = FullAtom
    item_guid_is_permalink = False

    def get_object(self, request: HttpRequest, **named: str) -> Scope:
        narrowed = {"topic": on_topic, "tag": with_tag, "author": by_author}
        scope = next((narrowed[name](value) for name, value in named.items()), None) or everything()
        return replace(scope, feed_path=request.path)

    def title(self, scope: Scope) -> str:
        return plain(f"{settings.SITE_NAME}: {scope.title}")

    def description(self, scope: Scope) -> str:
        return plain(scope.subtitle or scope.title)

    subtitle = description

    def link(self, scope: Scope) -> str:
        return settings.SITE_URL + scope.path

    def feed_url(self, scope: Scope) -> str:
        return settings.SITE_URL + scope.feed_path

    def feed_guid(self, scope: Scope) -> str:
        return f"tag:{settings.SITE_HOST},2026:{scope.key}"

    def items(self, scope: Scope) -> list[ArticlePage]:
        articles = scope.articles.newest_first().with_authors().select_related("edition").prefetch_related("topics")
        found = list(articles.defer_streamfields()[:NEWEST])
        stories = stories_of(found)
        for article in found:
            article.story = stories.get(article.pk, [])
        return found

    def item_title(self, article: ArticlePage) -> str:
        return plain(article.title)

    def item_description(self, article: ArticlePage) -> str:
        """Both kinds of feed take it for HTML."""
        return escape(plain(article.description))

    def item_link(self, article: ArticlePage) -> str:
        return settings.SITE_URL + article.get_absolute_url()

    def item_guid(self, article: ArticlePage) -> str:
        """The same for good, whatever becomes of title, address and host."""
        return f"urn:uuid:{UUID(str(article.translation_key))}"

    def item_author_name(self, article: ArticlePage) -> str:
        return authors_of(article)[0][0]

    def item_author_link(self, article: ArticlePage) -> str | None:
        return authors_of(article)[0][1]

    def item_categories(self, article: ArticlePage) -> list[str]:
        return [plain(topic.name) for topic in article.topics.all()]

    def item_pubdate(self, article: ArticlePage) -> datetime | None:
        return article.published_at

    def item_updateddate(self, article: ArticlePage) -> datetime | None:
        return modified_at(article)

    def item_enclosures(self, article: ArticlePage) -> list[Enclosure]:
        """Its own picture. RSS allows one, and a card would only repeat the title."""
        edition: Edition | None = getattr(article, "edition", None)
        if not edition or not edition.picture:
            return []
        return [Enclosure(absolute(edition.picture.url), str(edition.picture_bytes), "image/jpeg")]

    def item_extra_kwargs(self, article: ArticlePage) -> dict[str, Any]:
        story = render_to_string("blog/feed_story.html", {"article": article, "site_url": settings.SITE_URL})
        return {"other_authors": authors_of(article)[1:], "full_text": plain(story.strip() + text_of(article))}


def authors_of(article: ArticlePage) -> list[tuple[str, str | None]]:
    """Each by name, with the address of their page if they have one. An entry has to have somebody."""
    things = [author_of(author) for author in article.authors if author]
    return [(plain(thing["name"]), thing.get("url")) for thing in things] or [("A former member", None)]


class ArticleRss(ArticleFeed):
    feed_type = FullRss


def text_of(article: ArticlePage) -> str:
    """Made when it was published; made now for what came here another way."""
    try:
        return article.edition.full_text
    except Edition.DoesNotExist:
        return full_text(article)


atom = require_safe(conditional_page(ArticleFeed()))
rss = require_safe(conditional_page(ArticleRss()))
