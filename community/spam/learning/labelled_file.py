"""Labelled comments in a CSV file, as public collections have them."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import NamedTuple

from .training import Labelled, read_text

LABELS = {"1": True, "0": False, "spam": True, "ham": False}
#: Above this a field is not a comment but a broken quotation mark.
MAX_FIELD = 1_000_000


class Row(NamedTuple):
    labelled: Labelled
    #: Which of several collections in one file.
    source: str
    #: "train" or "test" where the collection comes divided; "" where it does not.
    part: str
    #: ISO 8601, which sorts as text; "" where it is not known.
    date: str


class LabelledFile(NamedTuple):
    rows: list[Row]
    #: One sentence for each row that could not be read.
    problems: list[str]


def read_labelled_file(path: Path) -> LabelledFile:
    """Read the columns `text` and `label` (1 or spam, 0 or ham), and `source`, `part` and `date` if there are any.

    Raises `ValueError` when the file has no such columns, and `OSError` when it cannot be opened.
    """
    csv.field_size_limit(min(MAX_FIELD, sys.maxsize))
    rows: list[Row] = []
    problems: list[str] = []
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        table = csv.DictReader(file)
        if missing := {"text", "label"} - set(table.fieldnames or ()):
            raise ValueError(f"{path} has no column {' and no column '.join(sorted(missing))}.")
        while True:
            try:
                row = next(table)
            except StopIteration:
                break
            except csv.Error as error:
                problems.append(f"after line {table.line_num}: {error}")
                continue
            label = (row["label"] or "").strip().lower()
            if label not in LABELS:
                problems.append(f"line {table.line_num}: the label is {label or 'missing'}, not 1, 0, spam or ham")
                continue
            if not (text := row["text"] or "").strip():
                problems.append(f"line {table.line_num}: there is no text")
                continue
            labelled = Labelled(read_text(text), LABELS[label])
            rows.append(Row(labelled, row.get("source") or "", row.get("part") or "", row.get("date") or ""))
    return LabelledFile(rows, problems)
