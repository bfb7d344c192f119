"""Collects the lines of a report and saves them in batches."""

from __future__ import annotations

from transfer.articles.article_values import one_line
from transfer.imported import ImportedPost, ReadingProblem
from transfer.models import Import, ImportLine

Level = ImportLine.Level
BATCH = 500
#: A damaged file may have a problem on every line. What is beyond is counted, not kept.
MOST_LINES = 20_000
MORE = "There are more lines than are kept here. Repair what stands above, and run it again."


class ReportLines:
    def __init__(self, run: Import) -> None:
        self.run = run
        self.waiting: list[ImportLine] = []
        self.count = 0
        self.fatal_problems = 0

    def add(self, level: str, text: str, *, post: ImportedPost | None = None, **about: str | int) -> None:
        if self.count > MOST_LINES:
            return
        self.count += 1
        if self.count > MOST_LINES:
            self.waiting.append(ImportLine(run=self.run, level=Level.PROBLEM, text=MORE))
            return
        given: dict[str, str | int] = {}
        if post:
            given = {"kind": post.kind.value, "source_id": post.source_id, "title": one_line(post.title)}
            given |= {"file_name": post.file_name, "line": post.line}
        row = ImportLine(run=self.run, level=level, text=text.replace("\0", ""), **(given | about))
        for name in ("title", "source_id", "file_name"):
            setattr(row, name, getattr(row, name).replace("\0", "")[:200])
        self.waiting.append(row)
        if len(self.waiting) >= BATCH:
            self.save()

    def problem(self, found: ReadingProblem) -> None:
        """Called by a source while it reads."""
        self.fatal_problems += found.is_fatal
        level = Level.PROBLEM if found.is_fatal else Level.LEFT_OUT if found.is_left_out else Level.REPAIRED
        self.add(level, found.text, file_name=found.file_name, line=found.line)

    def save(self) -> None:
        ImportLine.objects.bulk_create(self.waiting)
        self.waiting = []
