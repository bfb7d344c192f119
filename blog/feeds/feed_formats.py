"""Atom and RSS with whole texts, which Django's own feed generators leave out."""

from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from community.conversations.conversation_feed import EPOCH, INVALID_XML_CHARACTERS

DUBLIN_CORE = {"xmlns:dc": "http://purl.org/dc/elements/1.1/"}


def xml_text(text: str) -> str:
    """Without the characters that XML cannot contain."""
    return INVALID_XML_CHARACTERS.sub("", text)


class StableFeed(SyndicationFeed):
    """A feed that stays the same, byte for byte, while its entries do."""

    def latest_post_date(self) -> datetime:
        # For an empty feed Django says "now", and the feed would look changed at every request.
        return super().latest_post_date() if self.items else EPOCH


class FullTextAtom(StableFeed, Atom1Feed):
    """Atom with several authors and the text of each entry (`content`).

    Expects `other_authors`, `full_text` and `language`, "" for the language of the feed.
    """

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]} if item["language"] else {}

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
    """The same as RSS 2.0, in the elements `dc:creator`, `dc:language` and `content:encoded`."""

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, _ in item["other_authors"]:
            handler.addQuickElement("dc:creator", name, DUBLIN_CORE)
        if item["language"]:
            handler.addQuickElement("dc:language", item["language"], DUBLIN_CORE)
        handler.addQuickElement("atom:updated", item["updateddate"].isoformat())
        handler.addQuickElement("content:encoded", item["full_text"])
