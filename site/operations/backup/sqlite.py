"""Dumps and loads SQLite by its online backup, which works while the site runs."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import IO

from django.db import connection

from .manifest import Manifest, described
from .problems import BackupError


def dump(path: Path) -> Manifest:
    """Copy the database to this path in one step, so that the copy is of one moment."""
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
        # One file without a write-ahead log, and without the remains of deleted rows.
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.execute("VACUUM")
        return described(copy.cursor())


def load(content: IO[bytes]) -> None:
    """Copy the dump over the database. Processes that have the database open see the new content."""
    with tempfile.NamedTemporaryFile(dir=Path(connection.settings_dict["NAME"]).parent, suffix=".restoring") as file:
        shutil.copyfileobj(content, file)
        file.flush()
        with closing(sqlite3.connect(file.name)) as source:
            if source.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise BackupError("SQLite says that the database in the archive is damaged.")
            connection.ensure_connection()
            source.backup(connection.connection)
