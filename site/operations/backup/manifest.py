"""The manifest of an archive: how it was made, which files are in it, and how many rows each table had."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .problems import BackupError

FORMAT = 1


@dataclass(frozen=True)
class File:
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    made_at: str
    #: "sqlite" or "postgresql", as Django calls it. Neither can read the dump of the other.
    vendor: str
    #: The commit that made the archive, for the operator; empty if the site is not a clone.
    commit: str
    #: A keyed hash. It shows whether SECRET_KEY is still the same one, without showing the key.
    key_fingerprint: str
    #: "app.name" of each migration that had been applied.
    migrations: list[str]
    rows: dict[str, int]
    files: dict[str, File] = field(default_factory=dict)
    format: int = FORMAT

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()

    @classmethod
    def from_json(cls, text: bytes) -> Manifest:
        try:
            said = json.loads(text)
            if said["format"] != FORMAT:
                raise BackupError(f"The archive has format {said['format']}; this version reads format {FORMAT}.")
            return cls(**{**said, "files": {name: File(**file) for name, file in said["files"].items()}})
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            raise BackupError(
                "The archive's manifest cannot be read: it is damaged, or no backup of Juggle."
            ) from problem


def row_counts(cursor: Any) -> dict[str, int]:
    """Return the number of rows of each table. The cursor may be of the database or of an SQLite copy of it."""
    counts = {}
    for table in connection.introspection.table_names(cursor):
        cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 -- quoted
        counts[table] = cursor.fetchone()[0]
    return counts


def applied_migrations(cursor: Any) -> list[str]:
    cursor.execute("SELECT app, name FROM django_migrations")
    return sorted(f"{app}.{name}" for app, name in cursor.fetchall())


def key_fingerprint() -> str:
    return salted_hmac("juggle.backup", "which key", algorithm="sha256").hexdigest()[:16]


def running_commit() -> str:
    """Return the commit that is checked out; "" if this is not a clone or git is not installed."""
    if not (git := shutil.which("git")) or not (settings.ROOT / ".git").exists():
        return ""
    asked = subprocess.run(  # noqa: S603 -- nothing in it comes from outside
        [git, "-C", str(settings.ROOT), "rev-parse", "HEAD"], capture_output=True, text=True, check=False
    )
    return asked.stdout.strip()


def described(cursor: Any) -> Manifest:
    """Return the manifest of the database that the cursor reads, still without files.

    Raises BackupError if the site's tables are not there.
    """
    rows = row_counts(cursor)
    if "django_migrations" not in rows:
        raise BackupError("There is nothing to back up: the database has no tables of Juggle.")
    return Manifest(
        made_at=timezone.now().isoformat(timespec="seconds"),
        vendor=connection.vendor,
        commit=running_commit(),
        key_fingerprint=key_fingerprint(),
        migrations=applied_migrations(cursor),
        rows=rows,
    )
