"""Restores a backup. Everything is checked before anything is changed."""

import shutil
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.cache import cache
from django.db import connection

from operations.database_version import unknown_migrations

from .creation import ENVIRONMENT, MEDIA, uploads
from .database_kinds import is_empty, kind
from .manifest import Manifest, key_fingerprint, row_counts
from .problems import BackupError
from .tarball import checked, members

IN_USE = "{where} is not empty. Restore into an empty one, or throw away what is there with --replace."


def restore_backup(path: Path, *, replace: bool = False) -> Manifest:
    """Restore database and uploads. With `replace`, what is there is thrown away instead of refused.

    Raises BackupError if the archive is damaged or does not fit, or if there is something that may not be replaced.
    """
    manifest = checked(path)
    refuse_what_does_not_fit(manifest)
    if not replace:
        refuse_what_is_in_use()
    for name, content in members(path):
        if name == kind().file:
            kind().load(content)
        elif name.startswith(f"{MEDIA}/"):
            put_back(content, Path(settings.MEDIA_ROOT) / name.removeprefix(f"{MEDIA}/"))
    remove_what_came_since(manifest)
    compare_rows(manifest)
    return manifest


def forget_cached_pages() -> bool:
    """Empty the cache, which may hold pages of another database. Return False if the cache does not answer."""
    try:
        cache.clear()
    except Exception:  # noqa: BLE001 -- whatever the cache raises, the answer is no
        return False
    return True


def refuse_what_does_not_fit(manifest: Manifest) -> None:
    if manifest.vendor != connection.vendor:
        raise BackupError(
            f"The archive holds a {manifest.vendor} database, and DATABASE_URL names a {connection.vendor} one."
        )
    if unknown := unknown_migrations(manifest.migrations):
        made_by = f" (commit {manifest.commit})" if manifest.commit else ""
        raise BackupError(
            f"The archive was made by a newer version of Juggle{made_by}: this one does not know {unknown[-1]}."
        )


def refuse_what_is_in_use() -> None:
    if not is_empty():
        raise BackupError(IN_USE.format(where=f"The database {connection.settings_dict['NAME']}"))
    if next(uploads(), None):
        raise BackupError(IN_USE.format(where=f"The folder {settings.MEDIA_ROOT}"))


def put_back(content: IO[bytes], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    with unfinished.open("wb") as file:
        shutil.copyfileobj(content, file)
    if settings.FILE_UPLOAD_PERMISSIONS is not None:
        unfinished.chmod(settings.FILE_UPLOAD_PERMISSIONS)
    unfinished.replace(path)


def remove_what_came_since(manifest: Manifest) -> None:
    for file, name in list(uploads()):
        if name not in manifest.files:
            file.unlink()


def compare_rows(manifest: Manifest) -> None:
    with connection.cursor() as cursor:
        rows, were = row_counts(cursor), manifest.rows
    if wrong := sorted(name for name in {*rows, *were} if rows.get(name) != were.get(name)):
        said = ", ".join(f"{name} {rows.get(name, 'missing')} instead of {were.get(name, 'none')}" for name in wrong)
        raise BackupError(f"The restored database is not the one that was backed up: {said}.")


def same_key(manifest: Manifest) -> bool:
    return manifest.key_fingerprint == key_fingerprint()


def has_environment(manifest: Manifest) -> bool:
    return ENVIRONMENT in manifest.files
