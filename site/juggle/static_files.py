"""Whether the static files that pages ask for were collected before this process started.

With the production settings a name that is not in the manifest is an error on every page that asks for it, and the
manifest is read once. So a version that was not collected breaks all pages, and collecting it takes a restart to help.
"""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured

from .stylesheet import STYLESHEET


def own_static_files() -> list[str]:
    """The names of the site's own files; those of packages are collected together with them."""
    folders = [Path(folder) for folder in settings.STATICFILES_DIRS]
    found = {str(file.relative_to(folder)) for folder in folders for file in folder.rglob("*") if file.is_file()}
    return [STYLESHEET, *sorted(found)]


def missing_static_files() -> list[str]:
    return [name for name in own_static_files() if not _is_known(name)]


def require_static_files() -> None:
    """Raise ImproperlyConfigured when a page would ask in vain: better no start than a site of error pages."""
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
