"""Django's SQLite engine, with as many values in one statement as SQLite takes.

Django 5.2 counts on 999, the limit of SQLite before 3.32, and splits what writes more: the e-mails of 200 digests into
four statements.
"""

import sqlite3
from contextlib import closing
from functools import cache

from django.db.backends.sqlite3 import base, features

#: With more, a statement that changes many rows, one CASE for each column, is slower than two of half the size.
MOST_VALUES = 5_000


@cache
def _compiled_limit() -> int:
    """What this SQLite was built with, asked of a database in memory: Wagtail reads it before there is a query."""
    with closing(sqlite3.connect(":memory:")) as connection:
        return connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)


class DatabaseFeatures(features.DatabaseFeatures):
    @property
    def max_query_params(self) -> int:  # type: ignore[override]  # as Django 6 has it
        return min(MOST_VALUES, _compiled_limit())


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
