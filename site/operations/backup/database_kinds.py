"""Which functions dump and load the database in use: those for SQLite or those for PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.db import connection

from . import postgresql, sqlite
from .manifest import Manifest
from .problems import BackupError


@dataclass(frozen=True)
class Kind:
    #: The name of the dump in the archive.
    file: str
    #: Writes the database to this path and returns a manifest of exactly what was written.
    dump: Callable[[Path], Manifest]
    #: Replaces everything in the database with this dump, or changes nothing and raises BackupError.
    load: Callable[[IO[bytes]], None]


KINDS = {
    "sqlite": Kind("database.sqlite3", sqlite.dump, sqlite.load),
    "postgresql": Kind("database.dump", postgresql.dump, postgresql.load),
}


def kind() -> Kind:
    try:
        return KINDS[connection.vendor]
    except KeyError:
        raise BackupError(f"Juggle backs up SQLite and PostgreSQL; this is {connection.display_name}.") from None


def is_empty() -> bool:
    with connection.cursor() as cursor:
        return connection.introspection.table_names(cursor) == []
