"""A document to take along, such as a PDF."""

from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label="Document")
    title = blocks.CharBlock(required=False, max_length=120, help_text="Left empty, it is the document's own title.")

    class Meta:
        icon = "doc-full-inverse"
        label = "Document"
        group = "Media and links"
        description = "A PDF or another file to take along, with its kind and its size."
        template = "blog/blocks/document.html"
        preview_template = "blog/blocks/previews/document.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `kind` ("PDF") and `size` in bytes, None where the file is not there any more."""
        context = super().get_context(value, parent_context=parent_context)
        document = value["document"]
        if document:
            context["kind"] = document.file_extension.upper()
            context["size"] = document.get_file_size()
        return context
