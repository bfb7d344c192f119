"""Links within texts from one post of the old site to another become links between our articles.

This comes after all posts are here: a post may link to a later one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from blog.models import ArticlePage
from transfer.models import ImportedThing

from .fingerprints import fingerprint_of_article
from .old_addresses import path_of

LINK = re.compile(r'<a href="([^"]*)">')
STILL_THERE = "A link leads to the old site, and breaks when that goes: {}"
#: In the report of one article.
MOST_LINKS = 20


@dataclass
class OldLinks:
    #: Of the old site, without "www.".
    host: str
    #: Our articles by their old addresses, as `path_of` writes them.
    pages: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of_site(cls, address: str) -> OldLinks:
        return cls(host_of(address))

    def remember(self, page: int, addresses: list[str]) -> None:
        self.pages |= {path: page for address in addresses if (path := path_of(address))}

    def is_in(self, value: Any) -> bool:
        return bool(self.host) and self.host in str(value)

    def leads_there(self, address: str) -> bool:
        return bool(self.host) and host_of(address) == self.host

    def relinked(self, value: Any, remaining: list[str]) -> Any:
        """The value of a block with our links. `remaining` gets those that still lead to the old site."""
        if isinstance(value, str):
            return LINK.sub(lambda link: self._replaced(link, remaining), value)
        if isinstance(value, dict):
            return {key: self.relinked(one, remaining) for key, one in value.items()}
        return [self.relinked(one, remaining) for one in value] if isinstance(value, list) else value

    def _replaced(self, link: re.Match[str], remaining: list[str]) -> str:
        address = unescape(link[1])
        if not self.leads_there(address):
            return link[0]
        if (page := self.pages.get(path_of(address))) is None:
            remaining.append(address)
            return link[0]
        return f'<a linktype="page" id="{page}">'


def lines_about(remaining: list[str]) -> list[str]:
    return [STILL_THERE.format(address[:300]) for address in list(dict.fromkeys(remaining))[:MOST_LINKS]]


def host_of(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def relink(thing: ImportedThing, links: OldLinks) -> list[str]:
    """Changes the article that came of this thing, unless somebody has changed it here. Returns what is to be said."""
    article = ArticlePage.objects.filter(pk=thing.object_id).first()
    if article is None or fingerprint_of_article(article) != thing.ours:
        return []
    remaining: list[str] = []
    before = article.body.get_prep_value()
    after = links.relinked(before, remaining)
    if after != before:
        article.body = ArticlePage.body.field.stream_block.to_python(after)
        article.save()
        thing.ours = fingerprint_of_article(article)
        thing.save(update_fields=["ours"])
    return [STILL_THERE.format(address[:300]) for address in list(dict.fromkeys(remaining))[:MOST_LINKS]]
