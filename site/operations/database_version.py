"""Whether the database is of another version than the code."""

from collections.abc import Collection
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

OUR_FOLDERS = ("community", "blog", "site")


def unknown_migrations(applied: Collection[str], loader: MigrationLoader | None = None) -> list[str]:
    """Return migrations of our own apps that this version does not have. Packages may remove old ones; we do not.

    `applied`: "app.name" of each. `loader`: one that was made already, because making one takes half a second.
    """
    places = [settings.ROOT / folder for folder in OUR_FOLDERS]
    ours = {app.label for app in apps.get_app_configs() if any(Path(app.path).is_relative_to(at) for at in places)}
    known = {f"{app}.{name}" for app, name in (loader or MigrationLoader(None)).disk_migrations}
    return [name for name in applied if name not in known and name.split(".")[0] in ours]


def newer_than_code(loader: MigrationLoader) -> list[str]:
    """Return what the database has been through and this version does not know."""
    return unknown_migrations(sorted(f"{app}.{name}" for app, name in loader.applied_migrations), loader)


def missing_in_database(loader: MigrationLoader) -> list[str]:
    """Return the migrations that this version needs and the database has not been through."""
    return sorted(f"{app}.{name}" for app, name in loader.graph.nodes if (app, name) not in loader.applied_migrations)
