"""Links in rich text to pages of this site, looked up all at once. Wagtail asks twice for each text that has one."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from wagtail.models import Page

LINK = re.compile(r"""<a\b[^<>]*\blinktype="page"[^<>]*>""")
NUMBER = re.compile(r"""\bid="(\d{1,18})\"""")
#: By number, as it stands in the text: the page, or None for one that is gone.
_prefetched_pages: ContextVar[dict[str, Page | None] | None] = ContextVar("looked_up", default=None)


def prefetched_pages() -> dict[str, Page | None]:
    return _prefetched_pages.get() or {}


@contextmanager
def prefetch_page_links(*texts: str) -> Iterator[None]:
    """While these texts are drawn. One query, and none when they link to no page, or to none that is not known yet."""
    known = prefetched_pages()
    numbers = {
        number for text in texts for link in LINK.findall(text) for number in NUMBER.findall(link)
    } - known.keys()
    pages = {str(page.pk): page for page in Page.objects.filter(pk__in=numbers)} if numbers else {}
    before = _prefetched_pages.set(known | {number: pages.get(number) for number in numbers})
    try:
        yield
    finally:
        _prefetched_pages.reset(before)
