"""References and footnotes: the lists at the end of an article, and the check that the citations are in them."""

from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from wagtail import blocks
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError

from blog.markup.citations import Sources, marks_in

from .preview_values import preview_from
from .text import INLINE_FEATURES

#: The kinds of blocks with sources in `BodyBlock`.
SOURCES = ("references", "footnotes")
KEY = RegexValidator(r"^[a-z0-9][a-z0-9-]*\Z", "Use small letters, digits and dashes only, such as clark-2000.")


class ReferenceBlock(blocks.StructBlock):
    key = blocks.CharBlock(max_length=40, validators=[KEY], help_text="clark-2000 is cited by [@clark-2000].")
    short = blocks.CharBlock(
        required=False,
        max_length=80,
        label="In the text",
        help_text="“Clark, 2000”. Left empty, the text shows the number in this list.",
    )
    text = blocks.RichTextBlock(features=INLINE_FEATURES, label="Reference")


class FootnoteBlock(blocks.StructBlock):
    key = blocks.CharBlock(max_length=40, validators=[KEY], help_text="hours is called by [^hours].")
    text = blocks.RichTextBlock(features=INLINE_FEATURES, label="Footnote")


class KeyedBlock(blocks.StructBlock):
    """A list of items with keys, each key only once."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        keys = [item["key"] for item in cleaned["items"]]
        twice = {key for key, count in Counter(keys).items() if key and count > 1}
        if not twice:
            return cleaned
        message = ValidationError("Another one has this key.")
        errors = {index: StructBlockValidationError({"key": message}) for index, key in enumerate(keys) if key in twice}
        raise StructBlockValidationError({"items": ListBlockValidationError(block_errors=errors)})


class ReferencesBlock(KeyedBlock):
    items = blocks.ListBlock(ReferenceBlock(), min_num=1, label="References")

    class Meta:
        icon = "list-ul"
        label = "References"
        group = "Sources"
        description = "The works the text cites with [@key]; each leads back to where it is cited."
        template = "blog/blocks/references.html"
        preview_value = preview_from("references")


class FootnotesBlock(KeyedBlock):
    items = blocks.ListBlock(FootnoteBlock(), min_num=1, label="Footnotes")

    class Meta:
        icon = "superscript"
        label = "Footnotes"
        group = "Sources"
        description = "Asides the text calls with [^key]; each leads back to its place."
        template = "blog/blocks/footnotes.html"
        preview_value = preview_from("footnotes")


def sources_of(body: Any) -> Sources:
    """What the lists of references and of footnotes in this body offer to the text."""
    items = {
        kind: [item for part in body if part.block_type == kind for item in part.value["items"]] for kind in SOURCES
    }
    return Sources(
        references={item["key"]: item["short"] or f"[{n}]" for n, item in enumerate(items["references"], 1)},
        footnotes={item["key"]: str(n) for n, item in enumerate(items["footnotes"], 1)},
    )


def check_citations(body: Any) -> None:
    """Raises StreamBlockValidationError, at each block that cites a key which is in neither list."""
    sources = sources_of(body)
    errors = {}
    for index, part in enumerate(body):
        unknown = [mark for mark in marks_in(str(part.get_prep_value())) if mark not in sources]
        if unknown:
            errors[index] = block_error(part.block, f"There is no {unknown[0].label} in the lists of this article.")
    if errors:
        raise StreamBlockValidationError(block_errors=errors)


def block_error(block: blocks.Block, message: str) -> ValidationError:
    """The message as the kind of error that a block of this kind shows beside itself."""
    if isinstance(block, blocks.BaseStructBlock):
        return StructBlockValidationError(non_block_errors=[message])
    return ValidationError(message)
