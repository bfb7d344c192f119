"""An upgrade, in order. What can refuse comes before anything is changed."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from operations.backup.creation import create_backup, uploads
from operations.backup.problems import BackupError
from operations.backup.restoration import forget_cached_pages
from operations.database_version import newer_than_code
from operations.doctor.examination import examine
from operations.read_only import is_read_only, turn_off, turn_on
from operations.readiness import existing_parent
from operations.version import OLDEST_TO_UPGRADE, VERSION, as_numbers

from .installed_version import note_version, version_of_database
from .pending import Pending, pending
from .upgrade_errors import UpgradeFailed, UpgradeRefused
from .upgrade_lock import only_one

#: What this version renders, measures or indexes anew. Each writes only what has changed.
RENDERING = ("render_comments", "strip_image_metadata", "rebuild_article_assets", "rebuild_search_index")
#: Bytes beside the backup: the database grows while tables are written anew.
ROOM = 300_000_000


@dataclass(frozen=True)
class Wishes:
    with_backup: bool = True
    #: Somebody knows that writing will wait.
    takes_its_time: bool = False


def refuse_what_cannot_be(wishes: Wishes) -> Pending:
    """Return what would be done. Raises UpgradeRefused."""
    if unknown := newer_than_code():
        raise UpgradeRefused(
            f"The database was changed by a newer version: this one does not know {unknown[-1]}. Put the newer version "
            "back, or restore the backup from before its upgrade."
        )
    before = version_of_database()
    if before and as_numbers(before) < as_numbers(OLDEST_TO_UPGRADE):
        raise UpgradeRefused(f"The database is of {before}; this version upgrades from {OLDEST_TO_UPGRADE} and newer.")
    todo = pending()
    if todo.slow and not wishes.takes_its_time:
        raise UpgradeRefused(
            f"{todo.slow[0]} holds a large table, and writing would wait for minutes. Choose a quiet hour, and say "
            "--take-your-time then."
        )
    if todo.irreversible and not wishes.with_backup:
        raise UpgradeRefused(
            f"{todo.irreversible[0]} cannot be taken back. Leave out --no-backup: the backup is the only way back."
        )
    if wishes.with_backup and (lacking := room_lacking()):
        raise UpgradeRefused(
            f"The disk with {settings.BACKUP_ROOT} is too full for a backup: it lacks {lacking // 1_000_000} MB."
        )
    return todo


def room_lacking() -> int:
    folder = existing_parent(Path(settings.BACKUP_ROOT))
    needed = database_size() + sum(file.stat().st_size for file, _ in uploads()) + ROOM
    return max(0, needed - shutil.disk_usage(folder).free)


def database_size() -> int:
    sql = (
        "SELECT pg_database_size(current_database())"
        if connection.vendor == "postgresql"
        else "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def upgrade(wishes: Wishes, say: Callable[[str], None]) -> None:
    """Raises UpgradeRefused with nothing changed, or UpgradeFailed; then the site stays read-only."""
    with only_one():
        todo = refuse_what_cannot_be(wishes)
        was_read_only = is_read_only()
        turn_on()
        backup = None
        try:
            if wishes.with_backup:
                backup = back_up()
                say(f"Backed up: {backup}")
            migrate(todo, say)
            collect(say)
            for command in RENDERING:
                call_command(command, verbosity=0)
                say(f"Done: {command}")
            note_version()
        except BackupError as error:
            if not was_read_only:
                turn_off()
            raise UpgradeRefused(str(error)) from error
        except (Exception, KeyboardInterrupt) as error:
            raise UpgradeFailed(f"Stopped: {str(error) or type(error).__name__}\n{way_back(backup)}") from error
        forget_cached_pages()
        if not was_read_only:
            turn_off()
        for finding in examine(thorough=False):
            say(f"{'!' if finding.is_urgent else '-'} {finding.what} {finding.mend}")
        if was_read_only:
            say("The site is still read-only, as it was before:  manage.py readonly off")
        say(f"The database is that of {VERSION}. Restart the site:  sudo systemctl restart juggle.target")
        say(way_back(backup))


def back_up() -> Path:
    """Raises BackupError, with nothing changed, also when somebody stops it."""
    folder = Path(settings.BACKUP_ROOT)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return create_backup(folder)
    except OSError as error:
        raise BackupError(f"No backup was made in {folder}: {error}") from error
    except KeyboardInterrupt as error:
        raise BackupError("It was stopped.") from error


def fill() -> None:
    """The tables of a new database. Of two processes that start at once the second is refused, and starts again."""
    with only_one():
        call_command("migrate", interactive=False, verbosity=0)
        note_version()


def migrate(todo: Pending, say: Callable[[str], None]) -> None:
    call_command("migrate", interactive=False, verbosity=0)
    count = len(todo.names)
    say(f"Migrated: {count} {'step' if count == 1 else 'steps'}" if count else "The database was up to date.")


def collect(say: Callable[[str], None]) -> None:
    if readable_only(Path(settings.STATIC_ROOT)):
        return  # a container, which brings them
    call_command("collectstatic", interactive=False, verbosity=0)
    say("Collected static files.")


def readable_only(folder: Path) -> bool:
    return folder.exists() and not os.access(folder, os.W_OK)


def way_back(backup: Path | None) -> str:
    if backup is None:
        return "There is no backup of before, so the way back is a migration to the names of before, or none."
    return (
        "The way back: put the version of before in place, then\n"
        f"  manage.py restore --replace {backup}\n"
        "  manage.py readonly off"
    )
