from typing import Any

from django.conf import settings
from django.http import HttpRequest

from community.branding.brand import current_brand
from operations.read_only import is_read_only


def site(request: HttpRequest) -> dict[str, Any]:
    """Add the site's name, look and address and the canonical address of this page to every template."""
    brand = current_brand()
    return {
        "brand": brand,
        "site_name": brand.name,
        "site_url": settings.SITE_URL,
        "is_read_only": is_read_only(),
        "canonical_url": settings.SITE_URL + request.path,
    }
