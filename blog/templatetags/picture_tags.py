from typing import Any

from django import template
from wagtail.images.models import Picture
from wagtail.images.templatetags.wagtailimages_tags import PictureNode, image

from blog.assets.publish_assets import UNREADABLE_IMAGE_ERRORS
from blog.markup.inline_template import render_inline

register = template.Library()


class PictureOrAlternativeText(PictureNode):
    """Wagtail's `{% picture %}`, which shows the alternative text in place of a file that is lost or damaged.

    Wagtail shows an empty frame for a lost file, and answers with an error for a damaged one.
    """

    def render(self, context: Any) -> str:
        picture = self.validate_image(context)
        if not picture:
            return ""
        attributes = {name: value.resolve(context) for name, value in self.attrs.items()}
        try:
            return Picture(picture.get_renditions(*self.get_filters()), attributes).__html__()
        except UNREADABLE_IMAGE_ERRORS:
            return render_inline("blog/_missing_picture.html", {"alternative": attributes["alt"]})


@register.tag("picture")
def picture(parser: Any, token: Any) -> PictureOrAlternativeText:
    asked = image(parser, token)
    return PictureOrAlternativeText(asked.image_expr, asked.filter_specs, attrs=asked.attrs)
