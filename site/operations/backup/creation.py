"""Creates backups, and removes old ones."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from .database_kinds import kind
from .problems import BackupError
from .tarball import writing

#: Holds the time in UTC. The age is read from it, because a copied file may have a newer modification time.
NAME = "juggle-%Y%m%dT%H%M%SZ.tar.gz"
UNFINISHED = ".juggle-*.unfinished"
#: No backup takes longer. An older unfinished one was left by a process that was killed.
LONGEST = timedelta(days=1)
MEDIA = "media"
ENVIRONMENT = ".env"


def create_backup(folder: Path, *, with_env: bool = False) -> Path:
    """Write a new archive into this folder and return its path. It gets its name when all of it is on the disk.

    Raises BackupError, and leaves nothing behind, if that is not possible.
    """
    path = folder / datetime.now(UTC).strftime(NAME)
    try:
        sweep(folder)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".juggle-", suffix=".unfinished") as place:
            finished = Path(place) / path.name
            fill(finished, database=Path(place) / kind().file, with_env=with_env)
            finished.rename(path)
            sync(folder)
    except OSError as problem:
        raise BackupError(f"No backup was made in {folder}: {problem}") from problem
    return path


def fill(path: Path, *, database: Path, with_env: bool) -> None:
    # The database first: an upload during the backup is then a file without a row, not a row without its file.
    manifest = kind().dump(database)
    with writing(path) as tarball:
        tarball.add(database, database.name)
        for file, name in uploads():
            with suppress(FileNotFoundError):  # deleted after the folder was listed
                tarball.add(file, name)
        if with_env:
            tarball.add(settings.ROOT / ".env", ENVIRONMENT)
        tarball.finish(manifest)


def uploads() -> Iterator[tuple[Path, str]]:
    """Yield every file below MEDIA_ROOT with its name in the archive."""
    root = Path(settings.MEDIA_ROOT)
    for file in sorted(root.rglob("*")):
        if file.is_file():
            yield file, f"{MEDIA}/{file.relative_to(root).as_posix()}"


def remove_older(folder: Path, days: int, *, but: Path | None = None) -> list[Path]:
    """Delete the backups in this folder that are older than so many days, and return their paths."""
    before = datetime.now(UTC) - timedelta(days=days)
    named = [(made_at, path) for path in sorted(folder.iterdir()) if (made_at := when_made(path.name))]
    old = [path for made_at, path in named if made_at < before and path.is_file() and path != but]
    for path in old:
        path.unlink()
    return old


def when_made(name: str) -> datetime | None:
    """Return the time in the name of a backup; None if it is no backup's name."""
    try:
        made_at = datetime.strptime(name, NAME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return made_at if f"{made_at:{NAME}}" == name else None  # strptime reads shorter numbers, too


def sweep(folder: Path) -> None:
    """Delete what killed backups have left."""
    before = time.time() - LONGEST.total_seconds()
    for path in folder.glob(UNFINISHED):
        if path.stat().st_mtime < before:
            shutil.rmtree(path)


def sync(folder: Path) -> None:
    """Wait until the folder's entries are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
