"""index.html in a member's file: the same rows as in data.json, to be read. The markup is in one Jinja template."""

from datetime import date, datetime
from typing import IO, Any

from django.utils import timezone
from django.utils.formats import date_format

from community.members.jinja_environment import macro_of
from community.members.models import User

TEMPLATE = "account_data/archive.jinja"


class ArchivePage:
    """Written from top to bottom as the rows come."""

    def __init__(self, file: IO[str], member: User) -> None:
        self.file, self.member = file, member
        self.count = 0

    def begin(self) -> None:
        self.write("head", self.member.display_name)

    def begin_section(self, name: str) -> None:
        self.count = 0
        self.write("section_head", name.replace("_", " ").replace("e mail", "e-mail").capitalize())

    def add_row(self, row: dict[str, Any]) -> None:
        self.count += 1
        self.write("row", readable(row))

    def end_section(self) -> None:
        self.write("section_end", self.count)

    def end(self) -> None:
        self.write("end")

    def write(self, macro: str, *arguments: object) -> None:
        self.file.write(macro_of(TEMPLATE, macro)(*arguments))


def readable(value: Any) -> Any:
    """Without what is empty; moments in words, with their time zone."""
    if isinstance(value, dict):
        return {name.replace("_", " "): readable(inner) for name, inner in value.items() if inner not in (None, "", [])}
    if isinstance(value, list):
        return [readable(inner) for inner in value]
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i e")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
