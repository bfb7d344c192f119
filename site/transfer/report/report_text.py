"""The report as text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from transfer.models import Import

from .tally import Outcome, rows_of

#: Of the lines; the rest is in the CSV.
SHOWN = 50


def report_text(run: Import) -> Iterator[str]:
    yield "What came in, and what became of it" + (" (a dry run: nothing was saved)" if run.is_dry_run else "")
    names = [one.value for one in Outcome]
    yield "  ".join(f"{name:>10}" for name in ["kind", "status", "in", *names])
    for row in rows_of(run.counts):
        numbers = [row.came_in, *(row.outcomes[name] for name in names)]
        yield "  ".join(f"{text!s:>10}" for text in [row.kind, row.status, *numbers])
    total = run.lines.count()
    for line in run.lines.all()[:SHOWN]:
        where = f"{line.file_name}:{line.line}: " if line.line else ""
        about = f"{line.kind} {line.source_id} “{line.title}”: " if line.source_id else ""
        yield f"{where}{about}{line.text}"
    if total > SHOWN:
        yield f"… and {total - SHOWN} more lines. --report FILE writes them all."
    if run.error:
        yield run.error
