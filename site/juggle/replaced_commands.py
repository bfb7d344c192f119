"""Base class for commands of ours that replace a package's command which would damage our data.

They are in this app because Django takes a command from the first app in INSTALLED_APPS that has one of that name.
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
