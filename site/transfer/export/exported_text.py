"""The text of an article as HTML that other systems read: pictures whole, footnotes as the block editor has them."""

from __future__ import annotations

import re

from django.conf import settings
from django.template.loader import render_to_string
from wagtail.rich_text import expand_db_html

from blog.feeds.full_text import full_text
from blog.markup.citations import replace_marks
from blog.models import ArticlePage

TEMPLATE = "transfer/exported_text.html"


def uploads() -> str:
    """Where pictures are on this site, with the slash. Originals are not served there: a reader gets smaller ones."""
    return f"{settings.SITE_URL}{settings.MEDIA_URL}"


def text_of_article(article: ArticlePage, pictures_at: str) -> str:
    """`pictures_at`: the address, with a slash at its end, below which the pictures of the export will be found."""
    numbers = {key: place for place, key in enumerate(footnotes_of_article(article), 1)}

    def call(mark: re.Match[str]) -> str:
        key = mark["key"].lower()
        if mark["kind"] != "^" or key not in numbers:
            return mark[0]
        return render_to_string("transfer/_footnote_call.html", {"key": key, "number": numbers[key]}).strip()

    html = full_text(article, template=TEMPLATE).replace(f'src="{uploads()}', f'src="{pictures_at}')
    return replace_marks(html, call)


def footnotes_of_article(article: ArticlePage) -> dict[str, str]:
    """Their HTML by key, in their order."""
    return {
        item["key"]: str(expand_db_html(item["text"].source))
        for part in article.body
        if part.block_type == "footnotes"
        for item in part.value["items"]
    }
