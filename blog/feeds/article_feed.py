"""Feeds of whole articles, as Atom and as RSS: all of them, on a topic, with a tag, or by an author."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.feedgenerator import Enclosure, SyndicationFeed
from django.utils.html import escape
from django.views.decorators.http import conditional_page, require_safe

from blog.models import ArticleAssets, ArticlePage
from blog.models.story import stories_of
from blog.sharing.share_image import absolute_url
from blog.sharing.structured_data import authors_of, modified_at
from community.branding.brand import current_brand
from community.comments.content_notes import note_line

from .feed_formats import FullTextAtom, FullTextRss, xml_text
from .full_text import full_text
from .scopes import FeedScope, all_articles, by_author, on_topic, with_tag

MAX_ENTRIES = 20


class ArticleFeed(Feed):
    feed_type: type[SyndicationFeed] = FullTextAtom
    item_guid_is_permalink = False

    def get_object(self, request: HttpRequest, **named: str) -> FeedScope:
        narrowed = {"topic": on_topic, "tag": with_tag, "author": by_author}
        scope = next((narrowed[name](value) for name, value in named.items()), None) or all_articles()
        return replace(scope, feed_path=request.path)

    def title(self, scope: FeedScope) -> str:
        return xml_text(f"{current_brand().name}: {scope.title}")

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
        """Escaped, because readers of both formats interpret it as HTML."""
        return escape(xml_text(article.description))

    def item_link(self, article: ArticlePage) -> str:
        return settings.SITE_URL + article.get_absolute_url()

    def item_guid(self, article: ArticlePage) -> str:
        """Stays the same when the title, the address or the host changes."""
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
        """The article's own picture; RSS allows one enclosure. The share card would only repeat the title."""
        assets: ArticleAssets | None = getattr(article, "assets", None)
        if not assets or not assets.picture:
            return []
        return [Enclosure(absolute_url(assets.picture.url), str(assets.picture_bytes), "image/jpeg")]

    def item_extra_kwargs(self, article: ArticlePage) -> dict[str, Any]:
        story = render_to_string("blog/feed_story.html", {"article": article, "site_url": settings.SITE_URL})
        return {
            "other_authors": author_links(article)[1:],
            "full_text": xml_text(story.strip() + feed_text(article)),
            "language": article.language,
        }


def author_links(article: ArticlePage) -> list[tuple[str, str | None]]:
    """The name of each author with the address of their page, or None. Never empty: an entry needs an author."""
    things = authors_of(article)
    return [(xml_text(thing["name"]), thing.get("url")) for thing in things] or [("A former member", None)]


class ArticleRss(ArticleFeed):
    feed_type = FullTextRss


def feed_text(article: ArticlePage) -> str:
    """From the assets of the article; made now for an article that was not published in the CMS. Feed readers fold
    nothing: a content note stands in the place of the text."""
    if article.content_note:
        return escape(note_line(article.content_note))
    try:
        return article.assets.full_text
    except ArticleAssets.DoesNotExist:
        return full_text(article)


atom = require_safe(conditional_page(ArticleFeed()))
rss = require_safe(conditional_page(ArticleRss()))
