from functools import lru_cache

from django import template
from django.utils.safestring import SafeString

from blog.covers.banner import BANNER_WIDTH, banner_shapes
from blog.covers.motifs import cover_shapes
from blog.covers.shapes import WIDTH
from blog.markup.inline_template import render_inline
from blog.models.topic import Colour
from community.members.avatars import member_colour

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=1024)
def drawn_cover(colour: str, seed: int) -> SafeString:
    """An SVG of at most 1.5 kB. `colour` is a topic's, or "" without a topic; `seed` is the key of the page."""
    colour = colour or Colour.SLATE
    return render_inline("blog/_cover.html", {"colour": colour, "shapes": cover_shapes(colour, seed), "width": WIDTH})


@register.simple_tag
@lru_cache(maxsize=1024)
def drawn_banner(member_id: int) -> SafeString:
    """Across the top of a person's page, in the colour of their avatar."""
    shown = {"colour": member_colour(member_id), "shapes": banner_shapes(member_id), "width": BANNER_WIDTH}
    return render_inline("blog/_cover.html", shown)
