"""Pages of the old site as information pages: only the text, since these hold nothing else."""

from __future__ import annotations

from html import escape
from typing import Any

from home.models import ESSENTIAL_SLUGS, HomePage, InformationPage

from .article_values import ArticleValues
from .fingerprints import fingerprint
from .free_slugs import free_slug

ONLY_TEXT = "What is no text on this page (pictures, tables, recordings) was left out: information pages hold none."


def add_page(home: HomePage, values: ArticleValues) -> InformationPage:
    slug = f"{values.slug}-2" if values.slug in ESSENTIAL_SLUGS else values.slug
    page = InformationPage(title=values.title, slug=free_slug(slug, home), body=body_of(values), live=values.live)
    home.add_child(instance=page)
    return page


def update_page(page: InformationPage, values: ArticleValues) -> None:
    page.title = page.draft_title = values.title
    page.body, page.live = body_of(values), values.live
    page.save()


def fingerprint_of_page(page: InformationPage) -> str:
    return fingerprint(page.title, page.draft_title, page.slug, page.body, page.live, page.has_unpublished_changes)


def body_of(values: ArticleValues) -> str:
    parts = [part_of(block["type"], block["value"]) for block in values.body]
    if not all(parts):
        values.notes.append(ONLY_TEXT)
    return "".join(parts)


def part_of(kind: str, value: Any) -> str:
    """As HTML; "" for what is no text."""
    if kind == "text":
        return str(value)
    if kind in ("heading", "subheading"):
        tag = "h2" if kind == "heading" else "h3"
        return f"<{tag}>{escape(value)}</{tag}>"
    return f"<p>{escape(value['text'])}</p>" if kind == "quote" else ""
