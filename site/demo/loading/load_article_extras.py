"""What articles show of things that are loaded after them: a discussion, and a document to take along."""

from collections.abc import Collection, Mapping
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw
from wagtail.documents import get_document_model

from blog.assets.publish_assets import build_article_assets
from blog.blocks.sources import SOURCES
from blog.models import ArticlePage
from community.discussions.models import Discussion

WEEK = "An empty week for the fridge"
#: Of the article, and of what it quotes.
QUOTING, QUOTED = "two-calendars-on-one-table", "Nursery shuts at five, shift ends at six. Who else is in the gap?"
WITH_DOCUMENT = "it-takes-a-list-on-the-fridge"
#: A4 across, at 72 dots an inch.
SHEET, MARGIN, DAYS, ROWS = (842, 595), 36, 7, 3


def load_article_extras(*, articles: Mapping[str, ArticlePage], discussions: Collection[Discussion]) -> list[str]:
    """Return the kinds of blocks they have. Nothing is added a second time."""
    quoted = next(one for one in discussions if one.title == QUOTED)
    document = get_document_model().objects.filter(title=WEEK).first() or _draw_week()
    return [
        _put_into(articles[QUOTING], "discussion", {"address": quoted.get_absolute_url()}),
        _put_into(articles[WITH_DOCUMENT], "document", {"document": document, "title": ""}),
    ]


def _draw_week() -> Any:
    """Seven columns for the days, three rows for who brings, who fetches and what else."""
    sheet = Image.new("L", SHEET, "white")
    drawing = ImageDraw.Draw(sheet)
    width, height = (SHEET[0] - 2 * MARGIN) / DAYS, (SHEET[1] - 2 * MARGIN) / ROWS
    for day in range(DAYS):
        for row in range(ROWS):
            left, top = MARGIN + day * width, MARGIN + row * height
            drawing.rectangle((left, top, left + width, top + height), outline="grey")
    file = BytesIO()
    sheet.save(file, "PDF")
    document = get_document_model().objects.create(title=WEEK, file=ContentFile(file.getvalue(), "empty-week.pdf"))
    document.file.close()
    return document


def _put_into(article: ArticlePage, kind: str, value: dict[str, Any]) -> str:
    """At the end of its text, before the sources."""
    article = ArticlePage.objects.get(pk=article.pk)
    if any(part.block_type == kind for part in article.body):
        return kind
    place = next((at for at, part in enumerate(article.body) if part.block_type in SOURCES), len(article.body))
    article.body.insert(place, (kind, value))
    article.save()
    build_article_assets(article)
    return kind
