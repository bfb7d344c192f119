"""How many values one statement may have on SQLite."""

import pytest
from django.db import connection

from juggle.sqlite3.base import MOST_VALUES, DatabaseFeatures, DatabaseWrapper

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="for SQLite")


def test_the_limit_is_known_without_a_connection():
    # An empty list of pages to choose from asks for it where no database may be opened.
    unconnected = DatabaseWrapper({"NAME": "/nowhere/at/all.sqlite3"})

    assert DatabaseFeatures(unconnected).max_query_params == MOST_VALUES
    assert unconnected.connection is None


@on_sqlite
@pytest.mark.django_db
def test_so_many_values_really_go_into_one_statement():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 WHERE 7 IN ({','.join(['%s'] * MOST_VALUES)})", [7] * MOST_VALUES)
        assert cursor.fetchone() == (1,)
