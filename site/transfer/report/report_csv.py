"""The report as a table, for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from transfer.models import Import

HEAD = ("level", "kind", "id there", "title", "file", "line", "what happened")
#: A cell that begins so would be a formula.
FORMULA = ("=", "+", "-", "@", "\t")


class _Row:
    """What `csv` writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def report_rows(run: Import) -> Iterator[str]:
    writer = csv.writer(_Row())
    yield writer.writerow(HEAD)
    for line in run.lines.iterator(chunk_size=500):
        cells = [line.level, line.kind, line.source_id, line.title, line.file_name, str(line.line or ""), line.text]
        yield writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
