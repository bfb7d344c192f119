"""Reads JSON, whole or line by line, gzipped or not. What is damaged becomes a problem with its line."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from transfer.imported import ReadingProblem, Warn
from transfer.wordpress.export_text import WINDOWS, open_export

#: Of a file that can only be read whole. One of half this size takes about 300 MB of memory.
MOST_BYTES = 200_000_000
#: Of a line: one article without its comments.
LONGEST_LINE = 20_000_000

TOO_LARGE = "The file is larger than {} MB. It can only be read whole, so it was not read."
NOT_JSON = "The file is no JSON, or is damaged: {}. Nothing of it was read."
DAMAGED_LINE = "This line is no JSON object, and was left out."
LONG_LINE = "This line is longer than any article, and was left out."
CUT_OFF = "The file can’t be read beyond this line ({}). What came before was read."
#: What reading a file can end with, a damaged gzip included.
UNREADABLE = (OSError, EOFError, zlib.error)


def read_whole(path: Path, warn: Warn) -> Any:
    """None for what cannot be read."""
    try:
        with open_export(path) as file:
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            warn(_fatal(TOO_LARGE.format(MOST_BYTES // 1_000_000), path))
            return None
        return json.loads(content.decode("utf-8-sig", WINDOWS))
    except (*UNREADABLE, ValueError, RecursionError) as error:
        warn(_fatal(NOT_JSON.format(str(error)[:200]), path))
        return None


def read_lines(path: Path, warn: Warn) -> Iterator[tuple[int, dict[str, Any]]]:
    """The number of each line, and the object on it. Empty lines are none."""
    number = 0
    try:
        with open_export(path) as file:
            while line := file.readline(LONGEST_LINE + 1):
                number += 1
                if len(line) > LONGEST_LINE:
                    while line and not line.endswith(b"\n"):
                        line = file.readline(LONGEST_LINE)
                    warn(_left_out(LONG_LINE, number, path))
                elif line.strip():
                    found = _object(line)
                    if found is None:
                        warn(_left_out(DAMAGED_LINE, number, path))
                    else:
                        yield number, found
    except UNREADABLE as error:
        warn(_fatal(CUT_OFF.format(error), path, number + 1))


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line.decode("utf-8-sig", WINDOWS))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _left_out(text: str, line: int, path: Path) -> ReadingProblem:
    return ReadingProblem(text, line=line, file_name=path.name, is_left_out=True)


def _fatal(text: str, path: Path, line: int = 0) -> ReadingProblem:
    return ReadingProblem(text, line=line, file_name=path.name, is_fatal=True)
