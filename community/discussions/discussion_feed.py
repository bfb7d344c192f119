"""The Atom feed of the discussions, the newest first, as a stranger sees them."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.html import escape
from django.views.decorators.http import conditional_page, require_safe

from community.branding.brand import current_brand
from community.comments.content_notes import html_elsewhere
from community.comments.models import Comment
from community.conversations.conversation_feed import INVALID_XML_CHARACTERS, OWN_LINK, FullContentAtomFeed
from community.text.excerpts import excerpt

from .discussion_list import discussions_in, in_order
from .list_filters import ListFilters, Things
from .list_order import Which

MAX_ENTRIES = 30


def xml_text(text: str) -> str:
    return INVALID_XML_CHARACTERS.sub("", text)


class DiscussionFeed(Feed):
    feed_type = FullContentAtomFeed
    subtitle = "What members ask and tell."

    def get_object(
        self, request: HttpRequest, topics: Things, tags: Things, topic: str = "", tag: str = ""
    ) -> ListFilters:
        """All of them, or those about a topic, or with a tag."""
        about = get_object_or_404(topics(), slug=topic) if topic else None
        return ListFilters(Which.NEW, topic=about, tag=get_object_or_404(tags(), slug=tag) if tag else None)

    def title(self, obj: ListFilters) -> str:
        only = obj.topic or obj.tag
        return xml_text(f"{current_brand().name}: discussions") + (f", {xml_text(str(only))}" if only else "")

    def link(self, obj: ListFilters) -> str:
        return obj.path

    def feed_url(self, obj: ListFilters) -> str:
        return obj.feed

    def feed_guid(self, obj: ListFilters) -> str:
        only = f":topic-{obj.topic.pk}" if obj.topic else f":tag-{obj.tag.pk}" if obj.tag else ""
        return f"tag:{settings.SITE_HOST},2026:discussions{only}"

    def feed_extra_kwargs(self, obj: Any) -> dict[str, Any]:
        return {"appeared_at": None}

    def items(self, obj: ListFilters) -> list[Comment]:
        found = in_order(discussions_in(obj), Which.NEW, None).filter(opening__is_kept_quiet=False)
        newest = found.with_opening()[:MAX_ENTRIES]
        return [discussion.opening for discussion in newest if discussion.opening]

    def item_title(self, opening: Comment) -> str:
        return xml_text(opening.opened_discussion.title)

    def item_description(self, opening: Comment) -> str:
        """Escaped, because readers interpret it as HTML; the whole text is in `content`."""
        return escape(xml_text(excerpt(html_elsewhere(opening), 35, end=" …")))

    def item_link(self, opening: Comment) -> str:
        return settings.SITE_URL + opening.opened_discussion.get_absolute_url()

    def item_guid(self, opening: Comment) -> str:
        """Stays the same when the title changes."""
        return settings.SITE_URL + opening.get_absolute_url()

    def item_author_name(self, opening: Comment) -> str:
        return xml_text(opening.name)

    def item_pubdate(self, opening: Comment) -> datetime | None:
        return opening.published_at

    def item_updateddate(self, opening: Comment) -> datetime | None:
        return max(filter(None, [opening.published_at, opening.edited_at]), default=None)

    def item_extra_kwargs(self, opening: Comment) -> dict[str, str]:
        content = OWN_LINK.sub(rf"\1{settings.SITE_URL}", xml_text(html_elsewhere(opening)))
        return {"content": content, "language": opening.language}


discussion_feed = require_safe(conditional_page(DiscussionFeed()))
