"""What a phone needs to put the site on its home screen."""

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from community.branding.brand import Picture, current_brand

#: The background of the page in the light scheme (`--paper` in site/styles/tokens.css).
PAPER = "#fcf8f1"


@require_safe
@cache_control(public=True, max_age=86_400)
def web_manifest(request: HttpRequest) -> JsonResponse:
    brand = current_brand()
    manifest = {
        "name": f"{brand.name}: {brand.tagline}",
        "short_name": brand.name,
        "description": brand.description,
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [own_icon(brand.icon)] if brand.icon else drawn_icons(),
    }
    return JsonResponse(manifest, content_type="application/manifest+json")


def own_icon(icon: Picture) -> dict[str, str]:
    return {"src": icon.url, "sizes": f"{icon.width}x{icon.height}", "type": "image/png"}


def drawn_icons() -> list[dict[str, str]]:
    """The three balls."""
    return [
        {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {"src": static("img/maskable-icon.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ]
