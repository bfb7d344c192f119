"""The body of an article: which blocks there are, its sections, its reading time and its images."""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, NamedTuple

from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks
from wagtail.blocks import StreamBlockValidationError

from blog.editor.empty_links import mark_empty_links
from blog.editor.long_paragraphs import mark_long_paragraphs
from blog.editor.publish_problems import has_empty_part
from blog.editor.unknown_citations import mark_unknown_citations
from blog.markup.citations import MARK, link_marks
from community.text.excerpts import count_words
from community.text.slugs import slug_of

from .check_in_block import CheckInBlock
from .discussion_block import DiscussionBlock
from .document_block import DocumentBlock
from .embed import EmbedBlock
from .event import EventBlock
from .image_blocks import GalleryBlock, PictureBlock
from .lists import ChecklistBlock, ComparisonBlock, StepsBlock
from .related_block import RelatedBlock
from .sources import SOURCES, FootnotesBlock, ReferencesBlock, block_error, check_citations, sources_of
from .text import (
    TEXT_FEATURES,
    CalloutBlock,
    HeadingBlock,
    QuestionsBlock,
    QuoteBlock,
    SubheadingBlock,
    TextBlock,
)

EMPTY_PART = "Something in this block is still empty. Write it, or take the block out."
HEADINGS = ("heading", "subheading")
# With fewer sections, the reader sees them all at a glance.
SECTIONS_FOR_CONTENTS = 3
# "1. Monday" makes a numbered section. The typed number does not matter: sections get moved, so we count them.
NUMBERED = re.compile(r"^\d{1,2}[.)]\s+(?=\S)")
# So that no heading takes an id that the page needs itself: "conversation", "c12", "main".
ANCHOR_PREFIX = "on-"
# What most people read of ordinary prose in a minute.
WORDS_A_MINUTE = 220


class Section(NamedTuple):
    number: int | None
    #: Without the number.
    title: str
    anchor: str


class BodyBlock(blocks.StreamBlock):
    text = TextBlock(features=TEXT_FEATURES)
    heading = HeadingBlock(max_length=200)
    subheading = SubheadingBlock(max_length=200)
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    checklist = ChecklistBlock()
    comparison = ComparisonBlock()
    questions = QuestionsBlock()
    document = DocumentBlock()
    embed = EmbedBlock()
    event = EventBlock()
    check_in = CheckInBlock()
    related = RelatedBlock()
    discussion = DiscussionBlock()
    references = ReferencesBlock()
    footnotes = FootnotesBlock()

    class Meta:
        template = "blog/blocks/body.html"
        block_counts = {name: {"max_num": 1} for name in ("check_in", "references", "footnotes")}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        # A draft may call a footnote that is still to be written.
        if not self.is_deferred_validation:
            check_citations(cleaned)
            check_parts(cleaned)
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        prefetch_renditions(value)
        headings = [(part.block_type, part.value) for part in value if part.block_type in HEADINGS]
        sections = iter(sections_of(headings))
        context["parts"] = [(part, next(sections) if part.block_type in HEADINGS else None) for part in value]
        contents = [section for part, section in context["parts"] if part.block_type == "heading"]
        context["contents"] = contents if len(contents) >= SECTIONS_FOR_CONTENTS else []
        return context

    def render(self, value: Any, context: dict[str, Any] | None = None) -> SafeString:
        from blog.markup.page_links import prefetch_page_links  # noqa: PLC0415 -- needs Wagtail's models, and they blocks

        with prefetch_page_links(str(value.get_prep_value())):
            html = super().render(value, context=context)
        if any(part.block_type in SOURCES for part in value):
            html = link_marks(html, sources_of(value))
        if getattr((context or {}).get("request"), "is_preview", False):
            html = mark_unknown_citations(mark_empty_links(mark_long_paragraphs(html)))
        return mark_safe(html)  # noqa: S308 -- rendered by templates; only links with known keys were added


def check_parts(body: Any) -> None:
    """Raises StreamBlockValidationError, at each block of which something looks empty."""
    empty = [index for index, part in enumerate(body) if has_empty_part(part.block, part.value)]
    if empty:
        raise StreamBlockValidationError(
            block_errors={index: block_error(body[index].block, EMPTY_PART) for index in empty}
        )


def sections_of(headings: Iterable[tuple[str, str]]) -> list[Section]:
    """A section for each heading: ("heading", "1. Monday"), ("subheading", "1. Morning"). Only those of kind "heading"
    are counted; the number of a subheading stays a part of its title."""
    headings = list(headings)
    anchors = anchors_for(MARK.sub("", NUMBERED.sub("", title)) for _, title in headings)
    numbers = count(1)
    return [
        Section(next(numbers), NUMBERED.sub("", title), anchor)
        if kind == "heading" and NUMBERED.match(title)
        else Section(None, title, anchor)
        for (kind, title), anchor in zip(headings, anchors, strict=True)
    ]


def anchors_for(headings: Iterable[str]) -> list[str]:
    """An id for each heading, made from its title and unique on the page: on-boundaries, on-boundaries-2 …"""
    anchors: list[str] = []
    for heading in headings:
        start = ANCHOR_PREFIX + (slug_of(heading) or "section")
        anchor, number = start, 1
        while anchor in anchors:
            number += 1
            anchor = f"{start}-{number}"
        anchors.append(anchor)
    return anchors


def reading_minutes(body: Any) -> int:
    """Minutes that reading the text of this body takes, at least one."""
    texts = body.stream_block.get_searchable_content(body)
    words = sum(count_words(str(text)) for text in texts)
    return max(1, round(words / WORDS_A_MINUTE))


def images_in(body: Any) -> Iterator[Any]:
    """The images of a body's pictures and galleries, without those that were deleted."""
    for part in body:
        values = {"picture": [part.value], "gallery": part.value["pictures"] if part.block_type == "gallery" else []}
        yield from (value["image"] for value in values.get(part.block_type, []) if value["image"])


def prefetch_renditions(body: Any) -> None:
    """For all images of a body in one query; `{% picture %}` would ask for each."""
    if images := [image for image in images_in(body) if image.pk]:
        prefetch_related_objects(images, "renditions")
