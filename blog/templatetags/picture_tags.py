from typing import Any

from django import template
from django.utils.html import format_html
from wagtail.images.models import Picture
from wagtail.images.templatetags.wagtailimages_tags import PictureNode, image

from blog.assets.publish_assets import UNREADABLE_IMAGE_ERRORS

register = template.Library()


class PictureOrAlternativeText(PictureNode):
    """Wagtail's `{% picture %}`. Of a file that is lost or damaged it shows what the picture shows, in words: Wagtail
    has an empty frame for the one and no page at all for the other."""

    def render(self, context: Any) -> str:
        picture = self.validate_image(context)
        if not picture:
            return ""
        attributes = {name: value.resolve(context) for name, value in self.attrs.items()}
        try:
            return Picture(picture.get_renditions(*self.get_filters()), attributes).__html__()
        except UNREADABLE_IMAGE_ERRORS:
            return format_html('<span class="missing-picture">{}</span>', attributes["alt"])


@register.tag("picture")
def picture(parser: Any, token: Any) -> PictureOrAlternativeText:
    asked = image(parser, token)
    return PictureOrAlternativeText(asked.image_expr, asked.filter_specs, attrs=asked.attrs)
