from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from operations.backup.creation import MEDIA
from operations.backup.manifest import Manifest
from operations.backup.problems import BackupError
from operations.backup.restoration import forget_cached_pages, has_environment, restore_backup, same_key
from operations.backup.tarball import checked

OTHER_KEY = "The SECRET_KEY is another one now: everybody would be signed out and links in e-mails would not work."
ALWAYS = [
    "manage.py migrate",
    "manage.py purge, before anybody comes in: members who had asked to be deleted are deleted again",
]


class Command(BaseCommand):
    help = "Put back what `manage.py backup` wrote, into an empty database and an empty folder. Stop the site first."
    requires_system_checks = []  # some want tables, and there are none yet

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("archive", type=Path)
        parser.add_argument("--replace", action="store_true", help="throw away what is in the database and the folder")
        parser.add_argument("--check", action="store_true", help="only read the archive to its end; change nothing")

    def handle(self, *args: Any, archive: Path, replace: bool, check: bool, **options: Any) -> None:
        try:
            manifest = checked(archive) if check else restore_backup(archive, replace=replace)
        except (BackupError, OSError) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(summary(manifest))
        if not check:
            self.stdout.write("\n".join(["What is left to do:", *what_is_left(manifest, archive)]))


def summary(manifest: Manifest) -> str:
    rows, files = sum(manifest.rows.values()), sum(name.startswith(f"{MEDIA}/") for name in manifest.files)
    said = f"{files} {'file' if files == 1 else 'files'}"
    return f"Backup of {manifest.made_at}: {rows} rows in {len(manifest.rows)} tables, {said}. All there."


def what_is_left(manifest: Manifest, archive: Path) -> list[str]:
    steps = []
    if not same_key(manifest):
        steps.append(f"Put back the .env of then. {OTHER_KEY}")
    if has_environment(manifest):
        steps.append(f"Compare .env with that in the archive:  tar -xzOf {archive} .env")
    if not forget_cached_pages():
        steps.append("Empty the cache, which does not answer now:  redis-cli flushdb")
    return [f"- {step}" for step in [*steps, *ALWAYS]]
