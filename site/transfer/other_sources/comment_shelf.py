"""Comments by what they are about, in the order in which they came, on disk: a file has them in any order, and memory
does not hold 200,000 of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from transfer.imported import ImportedComment, ImportedPost, PostKind

from .records import comment_from, record_of

#: An empty name: a file of SQLite's own, gone with the connection.
ON_DISK = ""
TABLES = """
CREATE TABLE thread (key TEXT PRIMARY KEY, title TEXT, address TEXT, others TEXT, file_name TEXT, line INTEGER);
CREATE TABLE comment (number INTEGER PRIMARY KEY, thread TEXT, record TEXT, line INTEGER);
CREATE INDEX comment_thread ON comment (thread, number);
"""


class CommentShelf:
    def __init__(self) -> None:
        self.rows = sqlite3.connect(ON_DISK, isolation_level=None)
        self.rows.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {TABLES}")

    def add_thread(self, post: ImportedPost) -> None:
        """The first of a key stays."""
        about = (post.source_id, post.title, post.address, json.dumps(post.other_addresses), post.file_name, post.line)
        self.rows.execute("INSERT OR IGNORE INTO thread VALUES (?, ?, ?, ?, ?, ?)", about)

    def put(self, thread: str, comment: ImportedComment) -> None:
        record = json.dumps(record_of("comment", comment))
        self.rows.execute("INSERT INTO comment VALUES (NULL, ?, ?, ?)", (thread, record, comment.line))

    def comments_of(self, thread: str) -> list[ImportedComment]:
        found = self.rows.execute("SELECT record, line FROM comment WHERE thread = ? ORDER BY number", [thread])
        return [comment_from(json.loads(record), line) for record, line in found]

    def threads(self) -> Iterator[ImportedPost]:
        """Those with comments, which are in them; in the order in which they came."""
        told = "SELECT key, title, address, others, file_name, line FROM thread"
        having = "WHERE key IN (SELECT thread FROM comment) ORDER BY rowid"
        for key, title, address, others, file_name, line in self.rows.execute(f"{told} {having}"):
            yield ImportedPost(
                key,
                PostKind.THREAD,
                title=title,
                address=address,
                other_addresses=json.loads(others),
                comments=self.comments_of(key),
                line=line,
                file_name=file_name,
            )

    @property
    def thread_count(self) -> int:
        """Of those with comments."""
        counted = "SELECT count(*) FROM thread WHERE key IN (SELECT thread FROM comment)"
        return int(self.rows.execute(counted).fetchone()[0])

    def without_thread(self) -> int:
        """How many comments are about something that is not here."""
        counted = "SELECT count(*) FROM comment WHERE thread NOT IN (SELECT key FROM thread)"
        return int(self.rows.execute(counted).fetchone()[0])
