"""SQLite: copied while it runs, by its own online backup."""

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
    """In one step, so that nobody's writing comes in between."""
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
        # One file, without a log beside it; and without what was deleted but not yet written over.
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.execute("VACUUM")
        return described(copy.cursor())


def load(content: IO[bytes]) -> None:
    """Over what is there, by the same online backup: processes that still have it open see the new content."""
    with tempfile.NamedTemporaryFile(dir=Path(connection.settings_dict["NAME"]).parent, suffix=".restoring") as file:
        shutil.copyfileobj(content, file)
        file.flush()
        with closing(sqlite3.connect(file.name)) as source:
            if source.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise BackupError("SQLite finds the database in the archive damaged.")
            connection.ensure_connection()
            source.backup(connection.connection)
