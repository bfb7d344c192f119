from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from operations.backup.database_kinds import is_empty
from operations.upgrade.changes import changelog, changes_since, first_sentence
from operations.upgrade.installed_version import version_of_database
from operations.upgrade.upgrade_errors import UpgradeFailed, UpgradeRefused
from operations.upgrade.upgrading import Wishes, fill, refuse_what_cannot_be, upgrade
from operations.version import VERSION


class Command(BaseCommand):
    help = (
        "Brings the database and what is stored up to this version: backs up, migrates, renders what changed, checks. "
        "The site can be read meanwhile. Says how to go back."
    )
    requires_system_checks = []  # some want tables that are still to come

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only say what it brings and whether it can be done")
        parser.add_argument("--if-empty", action="store_true", help="fill a database without tables, else do nothing")
        parser.add_argument("--no-backup", action="store_true", help="refused when a step cannot be taken back")
        parser.add_argument("--take-your-time", action="store_true", help="though a large table is held for minutes")

    def handle(self, *args: Any, check: bool, no_backup: bool, take_your_time: bool, **options: Any) -> None:
        if options["if_empty"]:
            if is_empty():
                self.fill()
            return
        wishes = Wishes(with_backup=not no_backup, takes_its_time=take_your_time)
        before = version_of_database()
        self.stdout.write(f"From {before or 'an unnumbered version'} to {VERSION}:")
        for entry in changes_since(changelog(settings.ROOT), before):
            self.stdout.write(f"- {first_sentence(entry)}")
        try:
            if check:
                todo = refuse_what_cannot_be(wishes)
                count = len(todo.names)
                self.stdout.write(f"It can be done; {count} {'step' if count == 1 else 'steps'} in the database.")
            else:
                upgrade(wishes, self.stdout.write)
        except UpgradeRefused as problem:
            raise CommandError(f"Nothing was changed. {problem}") from problem
        except UpgradeFailed as problem:
            raise CommandError(f"{problem}\nUntil then the site is read-only.") from problem

    def fill(self) -> None:
        try:
            fill()
        except UpgradeRefused as problem:
            raise CommandError(f"Nothing was changed. {problem}") from problem
