"""Steps, a checklist, a comparison table."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock

from .preview_values import preview_from
from .text import INLINE_FEATURES


class StepsBlock(blocks.StructBlock):
    steps = blocks.ListBlock(blocks.RichTextBlock(features=INLINE_FEATURES, label="Step"), min_num=2)

    class Meta:
        icon = "list-ol"
        label = "Steps"
        group = "Lists and tables"
        description = "What to do, in order."
        template = "blog/blocks/steps.html"
        preview_value = preview_from("steps")


class ChecklistBlock(blocks.StructBlock):
    items = blocks.ListBlock(blocks.RichTextBlock(features=INLINE_FEATURES, label="Item"), min_num=2)

    class Meta:
        icon = "tasks"
        label = "Checklist"
        group = "Lists and tables"
        description = "What to have or to do, in any order; with boxes to tick on paper."
        template = "blog/blocks/checklist.html"
        preview_value = preview_from("checklist")


class CaptionedTableBlock(TypedTableBlock):
    """Requires a caption and column headings, which Wagtail does not. A screen reader explains the cells by them."""

    def clean(self, table: TypedTable) -> TypedTable:
        table = super().clean(table)
        if not self.is_deferred_validation:
            if not table.caption.strip():
                raise ValidationError("Give the table a caption: what it compares.")
            if not all(column["heading"].strip() for column in table.columns):
                raise ValidationError("Give every column a heading.")
            if not table.row_data:
                raise ValidationError("Add at least one row.")
        return table


class ComparisonBlock(blocks.StructBlock):
    table = CaptionedTableBlock(
        [
            ("text", blocks.CharBlock(required=False)),
            ("formatted", blocks.RichTextBlock(required=False, features=INLINE_FEATURES, label="Text with links")),
        ]
    )
    rows_have_headings = blocks.BooleanBlock(
        required=False, default=True, label="The first column says what each row is about"
    )

    class Meta:
        icon = "table"
        label = "Comparison table"
        group = "Lists and tables"
        description = "Rows and columns with headings. On a phone the table scrolls, the page does not."
        template = "blog/blocks/comparison.html"

    def get_preview_value(self) -> Any:
        columns = [{"type": "text", "heading": heading} for heading in ("Gear", "Months", "Evenings")]
        rows = [{"values": ["First", "November to February", "Free"]}, {"values": ["Third", "April to July", "None"]}]
        table = {"caption": "The year in gears", "columns": columns, "rows": rows}
        return self.normalize({"table": table, "rows_have_headings": True})
