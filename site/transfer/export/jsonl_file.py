"""Writes our own format, docs/moving-out.md: a record on each line, so that nothing has to be read whole."""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from transfer.imported import ImportedComment, ImportedFile, ImportedPost
from transfer.other_sources.records import record_of

from .exported_people import ExportedPerson

FORMAT = 1


class JsonlFile:
    def __init__(self, path: Path, *, address: str, name: str) -> None:
        self.file = path.open("w", encoding="utf-8", newline="\n")
        self.write({"record": "site", "format": FORMAT, "address": address, "name": name})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.file.close()

    def write(self, record: dict[str, Any]) -> None:
        self.file.write(json.dumps(record, ensure_ascii=False) + "\n")

    def person(self, found: ExportedPerson) -> None:
        self.write(record_of("person", found.person, about=found.about))

    def picture(self, file: ImportedFile, path: str) -> None:
        """`path`: of the copy, below the folder of the export."""
        self.write(record_of("file", file, path=path))

    def article(self, post: ImportedPost, more: dict[str, Any]) -> None:
        self.write(record_of("article", post, **more))

    def comment(self, article: str, comment: ImportedComment) -> None:
        self.write(record_of("comment", comment, article=article))
