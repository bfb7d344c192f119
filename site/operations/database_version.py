"""Whether the database is of another version than the code."""

from collections.abc import Collection
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

OUR_FOLDERS = ("community", "blog", "site")


def unknown_migrations(applied: Collection[str]) -> list[str]:
    """Return migrations of our own apps that this version does not have. Packages may remove old ones; we do not.

    `applied`: "app.name" of each. Looks at names of files: reading them all would take half a second.
    """
    places = [settings.ROOT / folder for folder in OUR_FOLDERS]
    ours = {
        app.label: {file.stem for file in (Path(app.path) / "migrations").glob("0*.py")}
        for app in apps.get_app_configs()
        if any(Path(app.path).is_relative_to(at) for at in places)
    }
    pairs = [name.split(".", 1) for name in applied]
    return [f"{app}.{name}" for app, name in pairs if app in ours and name not in ours[app]]


def newer_than_code() -> list[str]:
    """Return what the database has been through and this version does not know."""
    recorded = MigrationRecorder(connection).applied_migrations()
    return unknown_migrations(sorted(f"{app}.{name}" for app, name in recorded))


def require_known_database() -> None:
    """Raise ImproperlyConfigured when a newer version has changed the database. When it is away, nobody can say."""
    try:
        unknown = newer_than_code()
    except DatabaseError:
        return
    if unknown:
        raise ImproperlyConfigured(
            f"The site does not start: a newer version has changed the database, and this one does not know "
            f"{unknown[-1]}. Put the newer version back, or restore the backup from before its upgrade."
        )


def missing_in_database(loader: MigrationLoader) -> list[str]:
    """Return the migrations that this version needs and the database has not been through."""
    return sorted(f"{app}.{name}" for app, name in loader.graph.nodes if (app, name) not in loader.applied_migrations)
