"""The Atom feed of a conversation: published comments, the latest first, as a stranger sees them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import conditional_page, require_safe

from community.comments.content_notes import html_elsewhere
from community.comments.models import Comment, Conversation
from community.comments.targets import Target, find_target

from .conversation_context import feed_url

MAX_ENTRIES = 50
# XML cannot contain these characters; one in a comment must not break the feed for everybody.
INVALID_XML_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: A link within the site, in HTML from our own renderer: feed readers need the full address.
OWN_LINK = re.compile(r'(<a\b[^>]*?\bhref=")(?=/(?!/))')

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


class FullContentAtomFeed(Atom1Feed):
    """Atom with the whole comments as `content`."""

    def latest_post_date(self) -> datetime:
        # For an empty feed Django takes the time now, so the feed would differ with every request.
        return super().latest_post_date() if self.items else self.feed["appeared_at"] or EPOCH

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        # Not on the entry: its title is the site's.
        language = {"xml:lang": item["language"]} if item["language"] else {}
        handler.addQuickElement("content", item["content"], {"type": "html", **language})


class ConversationFeed(Feed):
    feed_type = FullContentAtomFeed
    item_description = None  # type: ignore[assignment] # the text is in `content`

    def get_object(self, request: HttpRequest, model_label: str, object_id: int) -> Target:
        target = find_target(model_label, object_id)
        if target is None or not feed_url(target):
            raise Http404
        return target

    def title(self, target: Target) -> str:
        return INVALID_XML_CHARACTERS.sub("", f"{target.title}: the conversation")

    def link(self, target: Target) -> str:
        return f"{settings.SITE_URL}{target.get_absolute_url()}#conversation"

    def feed_guid(self, target: Target) -> str:
        return self.feed_url(target)

    def feed_url(self, target: Target) -> str:
        return settings.SITE_URL + feed_url(target)

    def feed_extra_kwargs(self, target: Target) -> dict[str, Any]:
        return {"appeared_at": target.appeared_at}

    def items(self, target: Target) -> list[Comment]:
        conversation = Conversation.objects.find(target)
        if conversation is None:
            return []
        conversation.target = target  # every title needs it
        advertised = conversation.comments.filter(status=Comment.Status.PUBLISHED, is_kept_quiet=False)
        return list(advertised.order_by("-published_at", "-pk").select_related("user")[:MAX_ENTRIES])

    def item_title(self, comment: Comment) -> str:
        return INVALID_XML_CHARACTERS.sub("", f"{comment.name} on {comment.conversation.target.title}")

    def item_link(self, comment: Comment) -> str:
        """Also the id of the entry: a permalink never changes."""
        return settings.SITE_URL + comment.get_absolute_url()

    def item_author_name(self, comment: Comment) -> str:
        return INVALID_XML_CHARACTERS.sub("", comment.name)

    def item_pubdate(self, comment: Comment) -> datetime | None:
        return comment.published_at

    def item_updateddate(self, comment: Comment) -> datetime | None:
        return max(filter(None, [comment.published_at, comment.edited_at]), default=None)

    def item_extra_kwargs(self, comment: Comment) -> dict[str, str]:
        content = OWN_LINK.sub(rf"\1{settings.SITE_URL}", INVALID_XML_CHARACTERS.sub("", html_elsewhere(comment)))
        return {"content": content, "language": comment.language}


conversation_feed = require_safe(conditional_page(ConversationFeed()))
