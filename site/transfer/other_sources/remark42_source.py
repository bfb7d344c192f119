"""Remark42: a backup with a comment on each line, behind one line about the backup itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from transfer.imported import CommentStatus, ImportedComment, ImportedPerson, Survey, Warn

from .comment_service import CommentService
from .json_files import read_lines
from .plain_values import flag_in, moment_in, object_in, text_in


class Remark42Source(CommentService):
    name = "remark42"

    def read(self, path: Path, found: Survey, warn: Warn) -> None:
        for number, row in read_lines(path, warn):
            place = object_in(row, "locator")
            if not place:
                continue
            found.site_address = found.site_address or text_in(place.get("site"))
            address = text_in(place.get("url"))
            comment = comment_of(row, number)
            key = self.add_page(address, path, title=text_in(row.get("title")), line=number) if address else ""
            self.shelf.put(key, comment)
            if person := comment.person_id:
                found.people[person] = ImportedPerson(person, source_id=person, name=comment.name)


def comment_of(row: dict[str, Any], line: int) -> ImportedComment:
    """`orig` is what was typed, as Markdown; old backups have only `text`, which is HTML."""
    user, typed = object_in(row, "user"), text_in(row.get("orig"))
    return ImportedComment(
        text_in(row.get("id")),
        typed or text_in(row.get("text")),
        parent_id=text_in(row.get("pid")),
        name=text_in(user.get("name")),
        written_at=moment_in(row.get("time")),
        status=CommentStatus.TRASH if flag_in(row.get("delete")) else CommentStatus.PUBLISHED,
        person_id=text_in(user.get("id")),
        is_html=not typed,
        line=line,
    )
