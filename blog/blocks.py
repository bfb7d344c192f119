"""What an article is made of."""

from typing import Any

from django.core.validators import URLValidator
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .anchors import anchors_for

RICH_TEXT = ["bold", "italic", "link", "ol", "ul"]


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = "Heading"
        template = "blog/blocks/heading.html"


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label="Picture")
    alternative = blocks.CharBlock(
        label="Alternative text",
        max_length=200,
        help_text="What the picture shows, for people who cannot see it.",
    )
    caption = blocks.CharBlock(required=False, max_length=300)

    class Meta:
        icon = "image"
        label = "Picture"
        template = "blog/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label="Quote", rows=3)
    attribution = blocks.CharBlock(required=False, max_length=150, label="Who said or wrote it")

    class Meta:
        icon = "openquote"
        label = "Quote"
        template = "blog/blocks/quote.html"


class EmbedBlock(blocks.StructBlock):
    """A card that leads to a video, a talk, a recording. Nothing is asked of that place until a reader goes there."""

    address = blocks.URLBlock(validators=[URLValidator(schemes=["https", "http"])])
    title = blocks.CharBlock(max_length=150, help_text="What readers find there.")

    class Meta:
        icon = "link-external"
        label = "Link to a video or recording"
        template = "blog/blocks/embed.html"


class BodyBlock(blocks.StreamBlock):
    text = blocks.RichTextBlock(features=RICH_TEXT, icon="pilcrow", label="Text", template="blog/blocks/text.html")
    heading = HeadingBlock(max_length=120)
    picture = PictureBlock()
    quote = QuoteBlock()
    embed = EmbedBlock()

    class Meta:
        template = "blog/blocks/body.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        headings = [part.value for part in value if part.block_type == "heading"]
        anchors = iter(anchors_for(headings))
        context["parts"] = [(part, next(anchors) if part.block_type == "heading" else "") for part in value]
        return context
