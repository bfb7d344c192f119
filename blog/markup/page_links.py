"""Links in rich text to pages of this site, looked up in one query. Wagtail needs two for each text that has a link."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

LINK = re.compile(r"""<a\b[^<>]*\blinktype="page"[^<>]*>""")
LINKED_ID = re.compile(r"""\bid="(\d{1,18})\"""")
# What a database accepts as an id. Texts pasted from elsewhere contain other things.
ID = re.compile(r"\d{1,18}", re.ASCII)
#: By id, as it stands in the text: the page, or None when it was deleted.
_prefetched_pages: ContextVar[dict[str, Page | None] | None] = ContextVar("prefetched_pages", default=None)


def prefetched_pages() -> dict[str, Page | None]:
    return _prefetched_pages.get() or {}


@contextmanager
def prefetch_page_links(*texts: str) -> Iterator[None]:
    """For the time in which these texts are rendered. One query, or none when all pages they link to are known."""
    known = prefetched_pages()
    ids = {pk for text in texts for link in LINK.findall(text) for pk in LINKED_ID.findall(link)} - known.keys()
    pages = {str(page.pk): page for page in Page.objects.filter(pk__in=ids)} if ids else {}
    before = _prefetched_pages.set(known | {pk: pages.get(pk) for pk in ids})
    try:
        yield
    finally:
        _prefetched_pages.reset(before)


class PrefetchedPageLinkHandler(PageLinkHandler):
    """Wagtail's, which looks up only those pages that were not prefetched."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, Any]]) -> list[Any]:
        ids = [attrs.get("id", "") for attrs in attrs_list]
        found: dict[str, Any] = dict(prefetched_pages())
        others = [pk for pk in ids if pk not in found and ID.fullmatch(pk)]
        if others:
            found |= zip(others, super().get_many([{"id": pk} for pk in others]), strict=True)
        return [found.get(pk) for pk in ids]
