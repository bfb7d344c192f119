"""A member's data as it is taken along."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from account_data.archive import write_archive
from account_data.export import SECTIONS
from community.members.models import User


def exported(member: User) -> dict[str, list[dict[str, Any]]]:
    """The rows of each section."""
    return {name: list(section(member)) for name, section in SECTIONS.items()}


def zip_of(member: User) -> ZipFile:
    file = BytesIO()
    write_archive(member, file)
    return ZipFile(file)
