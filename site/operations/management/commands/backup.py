from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from operations.backup.creation import create_backup, remove_older
from operations.backup.problems import BackupError


class Command(BaseCommand):
    help = (
        "Write database and uploads to one new file, which `manage.py restore` reads. May be run while the site runs."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=Path(settings.BACKUP_ROOT), help="folder; default BACKUP_ROOT")
        parser.add_argument("--with-env", action="store_true", help="put .env in as well: whoever has the file has all")
        parser.add_argument("--keep-days", type=int, help="afterwards remove backups there that are older than this")

    def handle(self, *args: Any, to: Path, with_env: bool, keep_days: int | None, **options: Any) -> None:
        if keep_days is not None and keep_days < 0:
            raise CommandError("--keep-days has to be 0 or more.")
        try:
            to.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = create_backup(to, with_env=with_env)
        except (BackupError, OSError) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{path} ({path.stat().st_size / 1e6:.1f} MB)")
        if not with_env:
            self.stdout.write(".env is not in it: keep a copy of that elsewhere.")
        for old in remove_older(to, keep_days, but=path) if keep_days is not None else []:
            self.stdout.write(f"Removed {old.name}")
