"""Tells whether all static files were collected before this process started.

In production a page that names a file which is not in the manifest is a server error. The manifest is read once, so
collecting helps only after a restart.
"""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware

from .joined_files import JOINED_FILES

#: How Django calls the manifest.
MANIFEST = "staticfiles.json"


class StaticFilesMiddleware(WhiteNoiseMiddleware):
    """Whitenoise, which serves the manifest as well: a list of every file and package of the site."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(f"{self.static_prefix}{MANIFEST}"):
            response: HttpResponse = self.get_response(request)
            return response
        return super().__call__(request)


def own_static_files() -> list[str]:
    """Return the names of our own static files. Those of packages are collected together with them."""
    folders = [Path(folder) for folder in settings.STATICFILES_DIRS]
    found = {str(file.relative_to(folder)) for folder in folders for file in folder.rglob("*") if file.is_file()}
    return [*JOINED_FILES, *sorted(found)]


def missing_static_files() -> list[str]:
    """Return the names of our own static files that are not in the manifest."""
    return [name for name in own_static_files() if not _is_known(name)]


def require_static_files() -> None:
    """Raise ImproperlyConfigured if a file is missing: every page would be a server error."""
    if missing := missing_static_files():
        raise ImproperlyConfigured(
            f"Juggle cannot start: {len(missing)} static files are not collected, {missing[0]} among them. "
            "Run `manage.py collectstatic --noinput` with the settings of the web server, then start again."
        )


def _is_known(name: str) -> bool:
    try:
        staticfiles_storage.url(name)
    except ValueError:
        return False
    return True
