from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from operations.backup.manifest import row_counts


def rows() -> dict[str, int]:
    with connection.cursor() as cursor:
        return row_counts(cursor)


@pytest.fixture
def own_media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def site_to_back_up(committed_site: None, own_media: Path) -> None:
    """Rows that are committed, as other programs see them; what the migrations planted among them."""


@pytest.fixture
def empty_site(site_to_back_up: None, settings: Any, tmp_path: Path) -> Iterator[Any]:
    """Calling it leads Django to a database without any table and a folder without any file, until the test ends."""
    known = connection.settings_dict["NAME"]
    name = tmp_path / "empty.sqlite3" if connection.vendor == "sqlite" else f"{known}_empty"

    def lead(to: Any) -> None:
        connection.close()
        connection.settings_dict["NAME"] = to

    def as_owner(statement: str) -> None:
        if connection.vendor == "postgresql":
            parameters = connection.get_connection_params() | {"dbname": "postgres"}
            wanted = {
                key: parameters[key] for key in ("host", "port", "user", "password", "dbname") if key in parameters
            }
            with closing(psycopg.connect(**wanted, autocommit=True)) as owner:
                owner.execute(statement)

    as_owner(f'CREATE DATABASE "{name}"')

    def lead_there() -> None:
        lead(name)
        settings.MEDIA_ROOT = tmp_path / "empty"

    yield lead_there
    lead(known)
    as_owner(f'DROP DATABASE "{name}"')
