"""Commands of packages that would damage our data: one of ours has the same name, and stands in the way.

It must live in an app that stands before the package's in INSTALLED_APPS: Django takes the first.
"""

from argparse import REMAINDER
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser


class ReplacedCommand(BaseCommand):
    #: Why it does nothing, and what to use.
    instead = ""
    help = "Not for this site: says what to use instead."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("arguments", nargs=REMAINDER)

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError(self.instead)
