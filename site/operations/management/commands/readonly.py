from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from operations.read_only import is_read_only, turn_off, turn_on

SAID = {
    True: "Read-only: everything can be read, and forms say so and give back what was typed. Workers and timers go on; "
    "stop them if nothing at all may change.",
    False: "Everybody can write.",
}


class Command(BaseCommand):
    help = "Says whether the site is read-only, or changes it, at once and for all processes."
    requires_system_checks = []  # the database may be away

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("state", choices=["on", "off"], nargs="?")

    def handle(self, *args: Any, state: str | None, **options: Any) -> None:
        if state is not None:
            (turn_on if state == "on" else turn_off)()
        self.stdout.write(SAID[is_read_only()])
