"""Uploads, where Django gives them out itself. A proxy must do the same: docs/running.md says how."""

from django.conf import settings
from django.urls import URLPattern, path
from django.views.static import serve


def public_media() -> list[URLPattern]:
    """Each folder has its own root, so that no `..` leads out of it."""
    return [
        path(f"media/{folder}/<path:path>", serve, {"document_root": f"{settings.MEDIA_ROOT}/{folder}"})
        for folder in settings.PUBLIC_MEDIA
    ]
