from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from juggle.backup.manifest import row_counts


def rows() -> dict[str, int]:
    with connection.cursor() as cursor:
        return row_counts(cursor)


@pytest.fixture
def own_media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def flushed(django_db_setup: None, django_db_blocker: Any) -> None:
    """Nothing is left that would stand in the way of planted rows: no content types of an earlier test, and none that
    a page makes when it is loaded before its own, for all of them are in memory."""
    with django_db_blocker.unblock():
        ContentType.objects.get_for_models(*apps.get_models(), for_concrete_models=False)
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True, reset_sequences=False)


@pytest.fixture
def site_to_back_up(
    flushed: None, transactional_db: None, django_db_serialized_rollback: None, own_media: Path
) -> None:
    """Rows that are committed, as other programs see them; what the migrations planted among them."""
    ContentType.objects.clear_cache()


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
