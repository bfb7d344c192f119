"""Small databases that older versions left, one for each kind: the demo of that version, made by its own code.

How one is made for a version that is released: docs/upgrading.md.
"""

import lzma
from pathlib import Path

from django.db import connection


def load(version: str) -> None:
    """Into the database that Django is led to, which is empty."""
    if connection.vendor == "sqlite":
        connection.close()
        Path(connection.settings_dict["NAME"]).write_bytes(unpacked(f"{version}.sqlite3.xz"))
    else:
        connection.ensure_connection()
        connection.connection.execute(unpacked(f"{version}.postgresql.sql.xz"))
        connection.close()


def unpacked(name: str) -> bytes:
    return lzma.decompress((Path(__file__).parent / name).read_bytes())
