"""References and footnotes: the lists at the end to which `[@key]` and `[^key]` in the text lead."""

from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError

from .text import INLINE_FEATURES

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
    """A list whose items are found by their keys."""

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
        preview_value = {
            "items": [
                {
                    "key": "clark-2000",
                    "short": "Clark, 2000",
                    "text": "<p>Clark, S. C. (2000). Work/family border theory. <i>Human Relations</i>, 53(6).</p>",
                }
            ]
        }


class FootnotesBlock(KeyedBlock):
    items = blocks.ListBlock(FootnoteBlock(), min_num=1, label="Footnotes")

    class Meta:
        icon = "superscript"
        label = "Footnotes"
        group = "Sources"
        description = "Asides the text calls with [^key]; each leads back to its place."
        template = "blog/blocks/footnotes.html"
        preview_value = {"items": [{"key": "hours", "text": "<p>Nineteen minutes, to be exact.</p>"}]}
