"""What the waiting migrations would do: which of them lock a large table, and which cannot be taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import (
    AddConstraint,
    AddIndex,
    AlterField,
    RunPython,
    RunSQL,
    SeparateDatabaseAndState,
)
from django.db.migrations.operations.base import Operation

from operations.backup.manifest import row_counts

#: Rows. Building an index of fewer takes seconds, during which nobody can write there.
LARGE = 500_000


@dataclass(frozen=True)
class Pending:
    names: list[str]
    #: "app.name" of migrations that hold a large table for long, with the table.
    slow: list[str]
    irreversible: list[str]


def pending() -> Pending:
    executor = MigrationExecutor(connection)
    plan = [migration for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    return described_plan(plan, rows_by_table())


def described_plan(plan: list[Migration], rows: dict[str, int]) -> Pending:
    slow = [f"{name(one)} ({table})" for one in plan for table in large_tables(one, rows)]
    return Pending([name(one) for one in plan], slow, [name(one) for one in plan if not is_reversible(one)])


def name(migration: Migration) -> str:
    return f"{migration.app_label}.{migration.name}"


def in_database(operations: Sequence[Operation]) -> Iterator[Operation]:
    """Those that reach the database, also when they are packed with others for the models."""
    for one in operations:
        if isinstance(one, SeparateDatabaseAndState):
            yield from in_database(one.database_operations)
        else:
            yield one


def is_reversible(migration: Migration) -> bool:
    return all(operation.reversible for operation in in_database(migration.operations))


def large_tables(migration: Migration, rows: dict[str, int]) -> list[str]:
    """Tables that this migration reads or checks row by row while others cannot write."""
    operations = list(in_database(migration.operations))
    tables = {f"{migration.app_label}_{model.lower()}" for one in operations if (model := holds(one)) is not None}
    if any(isinstance(one, RunPython | RunSQL) for one in operations):
        # It does not say what it reads; of its own room most likely all.
        tables |= {table for table in rows if table.startswith(f"{migration.app_label}_")}
    return sorted(table for table in tables if rows.get(table, 0) >= LARGE)


def holds(operation: Operation) -> str | None:
    is_slow = isinstance(operation, AddIndex | AddConstraint | AlterField)
    return str(getattr(operation, "model_name", "")) if is_slow else None


def rows_by_table() -> dict[str, int]:
    """About how many; of SQLite exactly, because it keeps no figures."""
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            return row_counts(cursor)
        cursor.execute("SELECT relname, GREATEST(reltuples, 0)::bigint FROM pg_class WHERE relkind = 'r'")
        return dict(cursor.fetchall())
