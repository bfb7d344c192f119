"""Triggers by which the database itself refuses to change or delete a row of the log.

They allow what deleting a comment, a member or a replay does: the foreign key to it becomes NULL, and nothing else.
`guard_log` runs after every `migrate`: on SQLite Django alters a table by building a new one, and the triggers go with
the old one. So they also know columns that were added since. A migration that has to change rows of the log, or drops
one of its columns, does so within `unguarded_log`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connections, models, transaction

from community.moderation.models import AppendOnlyModel

REFUSAL = "the log is only added to"
ACTS = ("UPDATE", "DELETE", "TRUNCATE")


def guard_log(*, using: str = "default", **kwargs: Any) -> None:
    """Create the triggers, or renew them. A receiver of `post_migrate`."""
    unguard_log(using=using)
    _execute(using, [sql for model in logs(using) for sql in statements_to_guard(using, model)])


def unguard_log(*, using: str = "default") -> None:
    _execute(using, [sql for model in logs(using) for sql in statements_to_unguard(using, model)])


@contextmanager
def unguarded_log(*, using: str = "default") -> Iterator[None]:
    """In one transaction: if it is rolled back, or the process dies, the triggers are as before."""
    with transaction.atomic(using=using):
        unguard_log(using=using)
        yield
        guard_log(using=using)


def logs(using: str) -> list[type[models.Model]]:
    """The logs whose tables are there; before the first migration there are none."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    found = (model for model in apps.get_models() if issubclass(model, AppendOnlyModel) and not model._meta.proxy)
    return [model for model in found if model._meta.db_table in tables]


def statements_to_guard(using: str, model: type[models.Model]) -> list[str]:
    table = model._meta.db_table
    if connections[using].vendor == "sqlite":
        changed, refuse = is_changed(using, model, "IS NOT"), f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        return [
            f'CREATE TRIGGER {table}_update BEFORE UPDATE ON "{table}" WHEN {changed} {refuse}',
            f'CREATE TRIGGER {table}_delete BEFORE DELETE ON "{table}" {refuse}',
        ]
    changed, refuse = is_changed(using, model, "IS DISTINCT FROM"), f"EXECUTE FUNCTION {table}_refuse()"
    body = f"BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END"
    return [
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f'CREATE TRIGGER {table}_update BEFORE UPDATE ON "{table}" FOR EACH ROW WHEN ({changed}) {refuse}',
        f'CREATE TRIGGER {table}_delete BEFORE DELETE ON "{table}" FOR EACH ROW {refuse}',
        f'CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON "{table}" {refuse}',
    ]


def is_changed(using: str, model: type[models.Model], differs: str) -> str:
    """SQL: whether an update changes anything but a foreign key to NULL. `differs` compares values, NULL too."""
    allowed = may_become_null(model)
    changes = {column: f'new."{column}" {differs} old."{column}"' for column in columns_of(using, model._meta.db_table)}
    still_set = {column: f' AND new."{column}" IS NOT NULL' for column in allowed}
    return " OR ".join(f"({change}{still_set.get(column, '')})" for column, change in changes.items())


def statements_to_unguard(using: str, model: type[models.Model]) -> list[str]:
    table = model._meta.db_table
    if connections[using].vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {table}_{act.lower()}" for act in ACTS]
    triggers = [f'DROP TRIGGER IF EXISTS {table}_{act.lower()} ON "{table}"' for act in ACTS]
    # PostgreSQL alters no table while checks of its foreign keys wait for the commit.
    return ["SET CONSTRAINTS ALL IMMEDIATE", *triggers, f"DROP FUNCTION IF EXISTS {table}_refuse()"]


def may_become_null(model: type[models.Model]) -> set[str]:
    """The columns of foreign keys that Django empties when what they point at is deleted."""
    return {
        str(field.column)
        for field in model._meta.concrete_fields
        if field.remote_field and field.remote_field.on_delete is models.SET_NULL
    }


def columns_of(using: str, table: str) -> list[str]:
    """As they are in the database now: the model may be newer."""
    connection = connections[using]
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


def _execute(using: str, statements: list[str]) -> None:
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
