"""What a version brings, from CHANGELOG.md."""

import re
from pathlib import Path

from operations.version import as_numbers

HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
NUMBER = re.compile(r"\d+\.\d+\.\d+")


def changes_since(text: str, version: str) -> list[str]:
    """The entries of every section newer than this version; with "" those of the newest section alone."""
    found: list[str] = []
    parts = HEADING.split(text)[1:]
    for heading, section in zip(parts[::2], parts[1::2], strict=True):
        number = NUMBER.search(heading)
        if version and number and as_numbers(number[0]) <= as_numbers(version):
            break
        found += [" ".join(entry.split()) for entry in re.split(r"^- ", section, flags=re.MULTILINE)[1:]]
        if not version:
            break
    return found


def first_sentence(entry: str) -> str:
    return re.split(r"(?<=[.;:])\s", entry, maxsplit=1)[0]


def changelog(root: Path) -> str:
    return (root / "CHANGELOG.md").read_text(encoding="utf-8")
