"""Tells whether all static files were collected before this process started.

In production a page that names a file which is not in the manifest is a server error. The manifest is read once, so
collecting helps only after a restart.
"""

from functools import cache

from django.contrib.staticfiles.finders import AppDirectoriesFinder, get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured


@cache  # a new version is a new process
def own_static_files() -> list[str]:
    """Return the names of our own static files. Those of packages are collected together with them."""
    finders = [finder for finder in get_finders() if not isinstance(finder, AppDirectoriesFinder)]
    return list(dict.fromkeys(str(name) for finder in reversed(finders) for name, _ in finder.list([])))


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
