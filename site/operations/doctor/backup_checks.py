"""Whether there is a backup of today, and whether it could be restored."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from operations.backup.creation import when_made
from operations.backup.problems import BackupError
from operations.backup.restoration import same_key
from operations.backup.tarball import checked

from .finding import Finding

#: The timer runs every night; one night may fail.
MAX_AGE = timedelta(hours=50)
#: The privacy page says that none is kept for longer.
MAX_KEPT = timedelta(days=30)


def backups() -> list[tuple[datetime, Path]]:
    """The oldest first."""
    folder = Path(settings.BACKUP_ROOT)
    if not folder.is_dir():
        return []
    return sorted((made_at, path) for path in folder.iterdir() if (made_at := when_made(path.name)))


def fresh() -> Iterator[Finding]:
    if not settings.HAS_TIMERS:
        return
    folder = settings.BACKUP_ROOT
    try:
        found = backups()
    except PermissionError:
        yield Finding(f"The site may not look into {folder}.", f"Run  sudo chown juggle {folder}  .")
        return
    now = datetime.now(UTC)
    if not found:
        yield Finding(
            f"There is no backup in {folder}.",
            "Start the timer:  sudo systemctl enable --now juggle-backup.timer  . If backups are written elsewhere, "
            "name the folder in .env (BACKUP_ROOT).",
        )
        return
    if (age := now - found[-1][0]) > MAX_AGE:
        yield Finding(
            f"The newest backup is {age.days} days old.",
            "What went wrong says  journalctl -u juggle-backup  ;  sudo systemctl start juggle-backup  makes one now.",
        )
    if (age := now - found[0][0]) > MAX_KEPT + timedelta(days=1):
        yield Finding(
            f"The oldest backup is {age.days} days old, and the privacy page promises {MAX_KEPT.days}.",
            f"Run  manage.py backup --keep-days 14  , or delete {found[0][1].name} yourself.",
        )


def restorable() -> Iterator[Finding]:
    """Reads the newest one to its end."""
    if not settings.HAS_TIMERS or not (found := backups()):
        return
    path = found[-1][1]
    try:
        manifest = checked(path)
    except (BackupError, OSError):
        yield Finding(
            f"The newest backup, {path.name}, is damaged.",
            "Make another:  sudo systemctl start juggle-backup  ; what is wrong says  "
            f"manage.py restore --check {path}  .",
        )
        return
    if not same_key(manifest):
        yield Finding(
            "The newest backup was made with another SECRET_KEY.",
            "Make another now, and keep a copy of .env in another place.",
            is_urgent=False,
        )
