import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from operations.doctor.examination import counted, examine
from operations.doctor.finding import Finding


class Command(BaseCommand):
    help = (
        "Says what is wrong with this site and what mends it; changes nothing. Exit code 1 if anything is urgent. "
        "It connects to the mail server, asks the DNS, and reads the newest backup; --quick leaves that out."
    )
    requires_system_checks = []  # the doctor is for sites where they fail

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="for programs: counts and findings")
        parser.add_argument("--quick", action="store_true", help="ask no other server, and count nothing large")

    def handle(self, *args: Any, quick: bool, **options: Any) -> None:
        found = examine(thorough=not quick)
        urgent = counted(found)["urgent"]
        if options["json"]:
            self.stdout.write(json.dumps({**counted(found), "findings": [one.as_dict() for one in found]}, indent=1))
        else:
            self.stdout.write("\n".join(line for one in found for line in lines(one)) or "Nothing is wrong.")
        if urgent:
            raise CommandError(f"{urgent} to mend.", returncode=1)


def lines(finding: Finding) -> list[str]:
    return [f"{'!' if finding.is_urgent else '-'} {finding.check}: {finding.what}", f"    {finding.mend}"]
