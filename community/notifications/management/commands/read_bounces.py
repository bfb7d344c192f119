import mailbox
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.notifications.delivery.delivery_reports import record, report_in


class Command(BaseCommand):
    help = (
        "Reads e-mails that came back to the site's mailbox, and stops notifications to addresses that do not exist or "
        "complained. Reads one e-mail, an mbox or a Maildir; deletes nothing, and may read the same twice."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="?", default="-", help="a file or a Maildir; - or nothing is standard input")

    def handle(self, *args: Any, path: str, **options: Any) -> None:
        counts: Counter[str] = Counter()
        for message in messages_in(path):
            report = report_in(message)
            counts["none" if report is None else report.event if record(report) else "unknown"] += 1
        self.stdout.write(f"bounces: {counts['bounce']}")
        self.stdout.write(f"complaints: {counts['complaint']}")
        self.stdout.write(f"about no e-mail of ours: {counts['unknown']}")
        self.stdout.write(f"no reports: {counts['none']}")


def messages_in(path: str) -> Iterator[Message]:
    if path == "-":
        yield from messages_of(sys.stdin.buffer.read())
    elif Path(path).is_dir():
        if not (Path(path) / "new").is_dir():
            raise CommandError(f"{path} is a folder, but no Maildir.")
        yield from mailbox.Maildir(path, create=False)
    elif Path(path).is_file():
        yield from messages_of(Path(path).read_bytes())
    else:
        raise CommandError(f"There is no {path}.")


def messages_of(content: bytes) -> Iterator[Message]:
    if not content.startswith(b"From "):
        yield message_from_bytes(content)
        return
    with tempfile.NamedTemporaryFile() as copy:
        copy.write(content)
        copy.flush()
        box = mailbox.mbox(copy.name, create=False)
        yield from box
        box.close()
