"""A picture, and a gallery of them."""

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

# `templates/blog/blocks/` asks for these and no others. They are made when an article is published (`blog.assets`).
BODY_RENDITIONS = [f"format-{kind}|width-{width}" for kind in ("avif", "webp", "jpeg") for width in (500, 1000)]


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label="Picture")
    alternative = blocks.CharBlock(
        label="Alternative text",
        max_length=200,
        help_text="What the picture shows, for people who cannot see it.",
    )
    caption = blocks.CharBlock(required=False, max_length=300)
    credit = blocks.CharBlock(required=False, max_length=150, help_text="Who took or drew it.")

    class Meta:
        icon = "image"
        label = "Picture"
        group = "Media and links"
        description = "A picture with what it shows, a caption and whose it is."
        template = "blog/blocks/picture.html"
        preview_template = "blog/blocks/previews/picture.html"


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(PictureBlock(), min_num=2, max_num=12)
    caption = blocks.CharBlock(required=False, max_length=300, help_text="About all of them together.")

    class Meta:
        icon = "copy"
        label = "Gallery"
        group = "Media and links"
        description = "Two to twelve pictures beside each other."
        template = "blog/blocks/gallery.html"
        preview_template = "blog/blocks/previews/gallery.html"
