"""How each kind of database is written to a file, and read back from it."""

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
    #: What the file is called in the archive.
    file: str
    #: Write the database to this path. The manifest describes exactly what was written.
    dump: Callable[[Path], Manifest]
    #: Put this content into the database, in place of all that is in it; everything or nothing.
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
