from typing import Any

from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

from blog.editor.empty_links import mark_empty_links
from blog.markup.citations import Sources, link_marks, marks_in
from blog.markup.page_links import prefetch_page_links
from blog.markup.sections import sections_of
from blog.paragraphs import mark_long_paragraphs

from .embed import EmbedBlock
from .event import EventBlock
from .image_blocks import GalleryBlock, PictureBlock, fetch_renditions
from .lists import ChecklistBlock, ComparisonBlock, StepsBlock
from .related_block import RelatedBlock
from .sources import FootnotesBlock, ReferencesBlock
from .text import (
    TEXT_FEATURES,
    CalloutBlock,
    HeadingBlock,
    QuestionsBlock,
    QuoteBlock,
    SubheadingBlock,
    TextBlock,
)

HEADINGS = ("heading", "subheading")
# With fewer, what is there can be seen at a glance.
SECTIONS_FOR_CONTENTS = 3


class BodyBlock(blocks.StreamBlock):
    text = TextBlock(features=TEXT_FEATURES)
    heading = HeadingBlock(max_length=120)
    subheading = SubheadingBlock(max_length=120)
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    checklist = ChecklistBlock()
    comparison = ComparisonBlock()
    questions = QuestionsBlock()
    embed = EmbedBlock()
    event = EventBlock()
    related = RelatedBlock()
    references = ReferencesBlock()
    footnotes = FootnotesBlock()

    class Meta:
        template = "blog/blocks/body.html"
        block_counts = {"references": {"max_num": 1}, "footnotes": {"max_num": 1}}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        # A draft may call a footnote that is still to be written.
        if self.is_deferred_validation:
            return cleaned
        sources = sources_of(cleaned)
        errors = {}
        for index, part in enumerate(cleaned):
            unknown = [mark for mark in marks_in(str(part.get_prep_value())) if mark not in sources]
            if unknown:
                errors[index] = block_error(part.block, f"There is no {unknown[0].label} in the lists of this article.")
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        fetch_renditions(value)
        headings = [(part.block_type, part.value) for part in value if part.block_type in HEADINGS]
        sections = iter(sections_of(headings))
        context["parts"] = [(part, next(sections) if part.block_type in HEADINGS else None) for part in value]
        contents = [section for part, section in context["parts"] if part.block_type == "heading"]
        context["contents"] = contents if len(contents) >= SECTIONS_FOR_CONTENTS else []
        return context

    def render(self, value: Any, context: dict[str, Any] | None = None) -> SafeString:
        with prefetch_page_links(str(value.get_prep_value())):
            html = link_marks(super().render(value, context=context), sources_of(value))
        request = (context or {}).get("request")
        if getattr(request, "is_preview", False):
            html = mark_empty_links(mark_long_paragraphs(html))
        return mark_safe(html)  # noqa: S308 -- rendered by templates; only links with known keys were added


def sources_of(value: Any) -> Sources:
    """What the lists of references and of footnotes in this body offer to the text."""
    items = {
        kind: [item for part in value if part.block_type == kind for item in part.value["items"]]
        for kind in ("references", "footnotes")
    }
    return Sources(
        references={item["key"]: item["short"] or f"[{n}]" for n, item in enumerate(items["references"], 1)},
        footnotes={item["key"]: str(n) for n, item in enumerate(items["footnotes"], 1)},
    )


def block_error(block: blocks.Block, message: str) -> ValidationError:
    """In the form a block of this kind shows beside itself."""
    if isinstance(block, blocks.BaseStructBlock):
        return StructBlockValidationError(non_block_errors=[message])
    return ValidationError(message)
