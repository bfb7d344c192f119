"""Django's SQLite engine, with as many values in one statement as SQLite takes.

Django 5.2 counts on 999, the limit of SQLite before 3.32, and splits what writes more: the e-mails of 200 digests into
four statements.
"""

import sqlite3
from typing import Any

from django.db.backends.sqlite3 import base, features

#: With more, a statement that changes many rows, one CASE for each column, is slower than two of half the size.
MOST_VALUES = 5_000


class DatabaseFeatures(features.DatabaseFeatures):
    @property
    def max_query_params(self) -> int:  # type: ignore[override]  # as Django 6 has it
        self.connection.ensure_connection()
        connection: Any = self.connection.connection
        return min(MOST_VALUES, connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER))


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
