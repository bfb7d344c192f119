"""The number of this version. It stands here and nowhere else; `docs/upgrading.md` says when it changes."""

import re

VERSION = "1.0.0"
#: The oldest whose database this version can bring up to date. A test does it with a small database of that version.
OLDEST_TO_UPGRADE = "0.9.0"

NUMBERED = re.compile(r"^## (\d+\.\d+\.\d+)\b.*$", re.MULTILINE)


def as_numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))
