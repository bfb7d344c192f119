import re
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.rich_text.pages import PageLinkHandler

from blog.models import ArticlePage

from .page_links import prefetched_pages

# What a database can look for; texts come from elsewhere as well.
NUMBER = re.compile(r"\d{1,18}", re.ASCII)


class PrefetchedPageLinkHandler(PageLinkHandler):
    """Wagtail's, for which the pages may have been found before."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, Any]]) -> list[Any]:
        numbers = [attrs.get("id", "") for attrs in attrs_list]
        found: dict[str, Any] = dict(prefetched_pages())
        others = [number for number in numbers if number not in found and NUMBER.fullmatch(number)]
        if others:
            found |= zip(others, super().get_many([{"id": number} for number in others]), strict=True)
        return [found.get(number) for number in numbers]


ARTICLE = re.compile(r"/articles/(?P<slug>[-\w]+)/?")


def link(props: dict[str, Any]) -> Any:
    """A link as the editor hands it in. The address of an article of this site, pasted, becomes a link to its page:
    followed when it moves, and known to the page as a mention."""
    if props.get("id") is None and (pk := article_id_at(props.get("url") or "")):
        props = props | {"id": pk}
    return link_entity(props)


def article_id_at(address: str) -> int | None:
    """Not with a place on the page or a question to it, which a link to a page would lose."""
    try:
        _, host, path, *more = urlsplit(address)
    except ValueError:  # no address at all
        return None
    found = ARTICLE.fullmatch(unquote(path))
    if not found or any(more) or host not in ("", urlsplit(settings.SITE_URL).netloc):
        return None
    return ArticlePage.objects.live().filter(slug=found["slug"]).values_list("pk", flat=True).first()
