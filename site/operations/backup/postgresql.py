"""Dumps and loads PostgreSQL by pg_dump, pg_restore and psql, with the connection parameters of the settings."""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE, Popen, run
from typing import IO, NoReturn

from django.db import connection, transaction
from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo

from .manifest import Manifest, described
from .problems import BackupError

#: Statements that drop every table outside PostgreSQL's own schemas, and then every function that no extension brought.
EVERYTHING = """
    SELECT format('DROP TABLE %I.%I CASCADE;', schemaname, tablename) FROM pg_tables
    WHERE schemaname <> 'information_schema' AND schemaname NOT LIKE 'pg\\_%'
    UNION ALL
    SELECT format('DROP ROUTINE %s CASCADE;', routine.oid::regprocedure)
    FROM pg_proc routine JOIN pg_namespace ON pg_namespace.oid = pronamespace
    WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%'
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = routine.oid AND deptype = 'e')
"""
#: How long to wait for a table that another program uses. The site should be stopped.
PATIENCE = "10s"
CLAIMS_NOTHING = ["--no-owner", "--no-privileges"]


def dump(path: Path) -> Manifest:
    """Dump the database to this path. Both pg_dump and the row counts read the snapshot of one transaction.

    Only the database that made a snapshot knows it, so pg_dump cannot read another database by mistake.
    """
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        manifest = described(cursor)
        target, environment = how_to_connect()
        command = [program("pg_dump"), "--format=custom", *CLAIMS_NOTHING, f"--snapshot={snapshot}", f"--file={path}"]
        ran = run([*command, target], env=environment, stderr=PIPE, check=False)  # noqa: S603 -- our own command
        if ran.returncode:
            refuse("pg_dump", ran.stderr)
    return manifest


def load(content: IO[bytes]) -> None:
    """Drop all tables and functions and load the dump, in one transaction: if it fails, nothing has changed."""
    with connection.cursor() as cursor:
        cursor.execute(EVERYTHING)
        drops = "".join(f"{row[0]}\n" for row in cursor.fetchall())
    target, environment = how_to_connect()
    connection.close()  # psql would wait for a transaction of ours
    to_database = [program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null", target]
    to_sql = [program("pg_restore"), "--file=-", *CLAIMS_NOTHING]
    with Popen(to_database, env=environment, stdin=PIPE, stderr=PIPE) as psql:  # noqa: S603 -- our own command
        assert psql.stdin is not None
        psql.stdin.write(f"BEGIN;\nSET lock_timeout = '{PATIENCE}';\n{drops}".encode())
        psql.stdin.flush()
        with Popen(to_sql, stdin=PIPE, stdout=psql.stdin, stderr=PIPE) as pg_restore:  # noqa: S603 -- our own command
            assert pg_restore.stdin is not None
            with suppress(BrokenPipeError):  # one of the programs has stopped; its message follows
                shutil.copyfileobj(content, pg_restore.stdin)
            _, problem_there = pg_restore.communicate()
        # Without this line the server rolls everything back when psql ends.
        psql.stdin.write(b"" if pg_restore.returncode else b"COMMIT;\n")
        _, problem_here = psql.communicate()
    if psql.returncode:
        refuse("psql", problem_here)
    if pg_restore.returncode:
        refuse("pg_restore", problem_there)


def how_to_connect() -> tuple[str, dict[str, str]]:
    """Return the argument and the environment with which a program connects as the settings say.

    The password is in the environment: every user of the machine can read the arguments of a program.
    """
    parameters = connection.get_connection_params()
    password = parameters.pop("password", "")
    known = {option.keyword.decode() for option in Conninfo.get_defaults()}  # the others are of psycopg alone
    described = make_conninfo("", **{name: value for name, value in parameters.items() if name in known})
    return f"--dbname={described}", {**os.environ, "PGPASSWORD": password}


def program(name: str) -> str:
    if found := shutil.which(name):
        return found
    raise BackupError(f"{name} is not here. On Debian: sudo apt-get install postgresql-client")


def refuse(name: str, said: bytes) -> NoReturn:
    raise BackupError(f"{name} failed: {said.decode(errors='replace').strip()}")
