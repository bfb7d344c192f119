"""The picture that other sites show with a link to a page that has none: its own only when the site looks its own."""

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from community.branding.brand import Brand, current_brand

from .card import draw_card

#: Which of the drawings it is: the three balls at rest.
COLOUR, SEED = "work", 1


def site_picture(brand: Brand) -> str:
    return reverse("site-card", args=[brand.version]) if brand.has_own_look else static("img/social.png")


@require_safe
@cache_control(public=True, max_age=24 * 3600)
def site_card(request: HttpRequest, version: str) -> HttpResponse:
    """Only the look in use is drawn, so nobody can have the server draw a thousand."""
    brand = current_brand()
    if version != brand.version:
        raise Http404
    return HttpResponse(drawn_card(version), content_type="image/png")


@lru_cache(maxsize=1)
def drawn_card(version: str) -> bytes:
    brand = current_brand()
    return draw_card(brand.tagline, by="", site=brand.name, colour=COLOUR, seed=SEED, site_colours=brand.colours)
