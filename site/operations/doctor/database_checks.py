"""The database itself: its version, what it sorts by, its clock."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import connection
from django.db.utils import DatabaseError, InterfaceError
from django.utils import timezone

from community.comments.models import Comment

from .finding import Finding

#: The oldest that we test with.
MIN_POSTGRESQL, MIN_SQLITE = (14,), (3, 31)
#: Signed links and codes are good for minutes; a passkey's challenge is, too.
MAX_SECONDS_APART = 30
#: A row of later than this was written while the clock was wrong.
FUTURE = timedelta(minutes=5)


def database() -> Iterator[Finding]:
    try:
        connection.ensure_connection()
    except (DatabaseError, InterfaceError):
        yield Finding(
            "The database does not answer.",
            "Start it:  sudo systemctl start postgresql  ; if it runs, see whether DATABASE_URL in .env is right.",
        )
        return
    needed = MIN_POSTGRESQL if connection.vendor == "postgresql" else MIN_SQLITE
    version = connection.get_database_version()
    if version < needed:
        said, least = (".".join(map(str, numbers)) for numbers in (version, needed))
        yield Finding(
            f"{connection.display_name} {said} is older than what the site is tested with.",
            f"Upgrade it to {least} or newer; take a backup first.",
        )


def collation() -> Iterator[Finding]:
    encoding = asked("SHOW server_encoding" if connection.vendor == "postgresql" else "PRAGMA encoding")
    if encoding.replace("-", "").upper() != "UTF8":
        yield Finding(
            f"The database stores text as {encoding}, which lacks letters that people write.",
            "Back up, make the database anew with  createdb --encoding UTF8 --template template0  , and restore.",
        )
    if connection.vendor == "postgresql" and connection.get_database_version() >= (15,):
        versions = asked(
            "SELECT datcollversion IS DISTINCT FROM pg_database_collation_actual_version(oid) "
            "FROM pg_database WHERE datname = current_database()"
        )
        if versions == "True":
            name = connection.settings_dict["NAME"] or "juggle"
            yield Finding(
                "The operating system sorts letters differently since its upgrade, so indexes of text may miss rows.",
                f"Run in psql:  REINDEX DATABASE {name};  ALTER DATABASE {name} REFRESH COLLATION VERSION;",
            )


def asked(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def clock() -> Iterator[Finding]:
    if apart := seconds_apart():
        yield Finding(
            f"The clocks of this machine and of the database's differ by {apart} seconds.",
            "Let both follow a time server:  sudo timedatectl set-ntp true  .",
        )
    newest = Comment.objects.order_by("-submit_date").values_list("submit_date", flat=True).first()
    if newest and newest > timezone.now() + FUTURE:
        yield Finding(
            f"The newest comment is from the future ({newest:%Y-%m-%d %H:%M} UTC): the clock was wrong, or is.",
            "Compare  date -u  with a watch;  sudo timedatectl set-ntp true  lets it follow a time server.",
        )


def seconds_apart() -> int:
    """0 when the difference does not matter; SQLite has no clock of its own."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        theirs: datetime = cursor.fetchone()[0]
    apart = abs((timezone.now() - theirs).total_seconds())
    return round(apart) if apart > MAX_SECONDS_APART else 0
