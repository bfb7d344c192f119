"""Isso: its SQLite database, which is only read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from transfer.imported import CommentStatus, ImportedComment, ReadingProblem, Survey, Warn

from .comment_service import CommentService
from .plain_values import moment_in, text_in

THREADS = "SELECT id, uri, title FROM threads ORDER BY id"
COMMENTS = "SELECT tid, id, parent, created, mode, text, author, email, website FROM comments ORDER BY id"
STATUSES = {1: CommentStatus.PUBLISHED, 2: CommentStatus.HELD, 4: CommentStatus.TRASH}
NOT_A_DATABASE = "The file is no database of Isso, or is damaged: {}. What could be read was read."


class IssoSource(CommentService):
    name = "isso"

    def read(self, path: Path, found: Survey, warn: Warn) -> None:
        try:
            with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
                # A file from elsewhere may hold views that call functions.
                database.execute("PRAGMA trusted_schema=OFF")
                database.text_factory = bytes
                for key, uri, title in database.execute(THREADS):
                    self.add_page(text_in(uri), path, key=text_in(key), title=text_in(title))
                for thread, comment in comments_in(database):
                    self.shelf.put(thread, comment)
        except (sqlite3.Error, OverflowError) as error:
            warn(ReadingProblem(NOT_A_DATABASE.format(error), file_name=path.name, is_fatal=True))


def comments_in(database: sqlite3.Connection) -> Iterator[tuple[str, ImportedComment]]:
    for row in database.execute(COMMENTS):
        thread, key, parent, created, mode, *texts = row
        text, author, email, website = map(text_in, texts)
        yield (
            text_in(thread),
            ImportedComment(
                text_in(key),
                text,
                parent_id=text_in(parent),
                name=author,
                email=email,
                website=website,
                written_at=moment_in(created),
                status=status_of(mode),
                is_html=False,
            ),
        )


def status_of(mode: Any) -> CommentStatus:
    return STATUSES.get(mode, CommentStatus.HELD) if isinstance(mode, int) else CommentStatus.HELD
