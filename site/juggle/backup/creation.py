"""Making a backup."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from juggle.settings.environment import ROOT

from .databases import kind
from .problems import BackupError
from .tarball import writing

#: With the moment in UTC, by which old ones are told: a copy may have another time of change.
NAME = "juggle-%Y%m%dT%H%M%SZ.tar.gz"
UNFINISHED = ".juggle-*.unfinished"
#: No backup takes longer: what is older was left by one that was killed.
LONGEST = timedelta(days=1)
MEDIA = "media"
ENVIRONMENT = ".env"


def create_backup(folder: Path, *, with_env: bool = False) -> Path:
    """A new archive in this folder, which is there under its name only when it is whole and on the disk."""
    path = folder / datetime.now(UTC).strftime(NAME)
    sweep(folder)
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".juggle-", suffix=".unfinished") as place:
            finished = Path(place) / path.name
            fill(finished, database=Path(place) / kind().file, with_env=with_env)
            finished.rename(path)
            sync(folder)
    except OSError as problem:
        raise BackupError(f"No backup was made in {folder}: {problem}") from problem
    return path


def fill(path: Path, *, database: Path, with_env: bool) -> None:
    # The database first: a file uploaded after it is one too many, and one too many harms nobody.
    manifest = kind().dump(database)
    with writing(path) as tarball:
        tarball.add(database, database.name)
        for file, name in uploads():
            with suppress(FileNotFoundError):  # deleted since the folder was read
                tarball.add(file, name)
        if with_env:
            tarball.add(ROOT / ".env", ENVIRONMENT)
        tarball.finish(manifest)


def uploads() -> Iterator[tuple[Path, str]]:
    """Every file below MEDIA_ROOT, and its name in the archive."""
    root = Path(settings.MEDIA_ROOT)
    for file in sorted(root.rglob("*")):
        if file.is_file():
            yield file, f"{MEDIA}/{file.relative_to(root).as_posix()}"


def remove_older(folder: Path, days: int) -> list[Path]:
    """Remove the backups in this folder that were made more than so many days ago; which they were."""
    before = datetime.now(UTC) - timedelta(days=days)
    old = [path for path in sorted(folder.iterdir()) if (made_at := when_made(path.name)) and made_at < before]
    for path in old:
        path.unlink()
    return old


def when_made(name: str) -> datetime | None:
    """None for what is no backup."""
    try:
        return datetime.strptime(name, NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def sweep(folder: Path) -> None:
    """What is left of backups that were killed."""
    before = time.time() - LONGEST.total_seconds()
    for path in folder.glob(UNFINISHED):
        if path.stat().st_mtime < before:
            shutil.rmtree(path)


def sync(folder: Path) -> None:
    """The folder's list of names is on the disk, too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
