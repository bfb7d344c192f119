"""Comments as a table: a line for each, and the names of the columns on the first one (docs/moving-out.md)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from transfer.imported import ReadingProblem, Survey, Warn
from transfer.wordpress.export_text import WINDOWS, open_export

from .comment_service import CommentService
from .json_files import CUT_OFF, UNREADABLE
from .plain_values import flag_in
from .records import comment_from

NEEDED = ("article", "text")
#: As long as a cell may be: a comment of 2 MB is read, and cut later.
LONGEST_CELL = 10_000_000
NO_COLUMNS = "The first line has to name the columns, among them “article” and “text”. Nothing was read."
NO_ARTICLE = "A comment that doesn’t say which article it belongs to was left out."


class CsvSource(CommentService):
    name = "csv"

    def read(self, path: Path, found: Survey, warn: Warn) -> None:
        for line, row in rows_of(path, warn):
            if address := row["article"].strip():
                comment = comment_from(row | {"is_html": flag_in(row.get("is_html"))}, line)
                self.shelf.put(self.add_page(address, path, line=line), comment)
            else:
                warn(ReadingProblem(NO_ARTICLE, line=line, file_name=path.name, is_left_out=True))


def rows_of(path: Path, warn: Warn) -> Iterator[tuple[int, dict[str, str]]]:
    """With the line on which each ends. Columns that a line lacks are empty in it."""
    csv.field_size_limit(LONGEST_CELL)
    line = 0
    try:
        with open_export(path) as file:
            text = io.TextIOWrapper(file, encoding="utf-8-sig", errors=WINDOWS, newline="")
            reader = csv.DictReader(text, delimiter=delimiter_of(text), restval="")
            if missing := set(NEEDED) - set(reader.fieldnames or ()):
                warn(ReadingProblem(NO_COLUMNS, line=1, file_name=path.name, is_fatal=bool(missing)))
                return
            for row in reader:
                line = reader.line_num
                yield line, {name: cell for name, cell in row.items() if isinstance(cell, str)}
    except (*UNREADABLE, csv.Error) as error:
        warn(ReadingProblem(CUT_OFF.format(error), line=line + 1, file_name=path.name, is_fatal=True))


def delimiter_of(text: io.TextIOWrapper) -> str:
    """Spreadsheets in half of Europe write semicolons."""
    first = text.readline(10_000)
    text.seek(0)
    return ";" if first.count(";") > first.count(",") else ","
