"""Links that an author pastes into the text."""

import re
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from wagtail.admin.rich_text.converters.contentstate import link_entity

from blog.models import ArticlePage

ARTICLE = re.compile(r"/articles/(?P<slug>[-\w]+)/?")


def link_to_database(props: dict[str, Any]) -> Any:
    """A link of the rich text editor, as Wagtail stores it.

    The address of an article of this site becomes a link to its page, which follows the page when it moves and counts
    as a mention of it.
    """
    if props.get("id") is None and (pk := article_id_at(props.get("url") or "")):
        props = props | {"id": pk}
    return link_entity(props)


def entity_as_text(props: dict[str, Any]) -> Any:
    """The text of something that the field cannot hold. Wagtail's own deletes it with its text."""
    return props["children"]


def article_id_at(address: str) -> int | None:
    """The id of the public or restricted article at this address; None for any other address.

    None also with a fragment or a query, which a link to a page could not keep.
    """
    try:
        _, host, path, *more = urlsplit(address)
    except ValueError:  # not an address
        return None
    found = ARTICLE.fullmatch(unquote(path))
    if not found or any(more) or host not in ("", urlsplit(settings.SITE_URL).netloc):
        return None
    return ArticlePage.objects.live().filter(slug=found["slug"]).values_list("pk", flat=True).first()
