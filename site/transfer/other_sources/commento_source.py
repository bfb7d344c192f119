"""Commento and Commento++: one JSON file of comments and of those who wrote them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from transfer.imported import CommentStatus, ImportedComment, ImportedPerson, Survey, Warn

from .comment_service import CommentService, in_full
from .json_files import read_whole
from .plain_values import flag_in, moment_in, rows_in, text_in

STATUSES = {
    "approved": CommentStatus.PUBLISHED,
    "unapproved": CommentStatus.HELD,
    "flagged": CommentStatus.SPAM,
}
#: How it writes that a comment answers none, and that nobody was signed in.
ROOT, ANONYMOUS = "root", "anonymous"
NO_LINK = "undefined"


class CommentoSource(CommentService):
    name = "commento"

    def read(self, path: Path, found: Survey, warn: Warn) -> None:
        content = read_whole(path, warn)
        people = {text_in(row.get("commenterHex")): row for row in rows_in(content, "commenters")}
        for key, row in people.items():
            found.people[key] = ImportedPerson(key, source_id=key, name=text_in(row.get("name")))
        for row in rows_in(content, "comments"):
            domain = text_in(row.get("domain"))
            found.site_address = found.site_address or (f"https://{domain}" if domain else "")
            address = text_in(row.get("url")) or text_in(row.get("path"))
            page = in_full(address, f"https://{domain}" if domain else "")
            key = self.add_page(page, path) if address else ""
            self.shelf.put(key, comment_of(row, people.get(text_in(row.get("commenterHex")), {})))


def comment_of(row: dict[str, Any], person: dict[str, Any]) -> ImportedComment:
    typed, parent, link = text_in(row.get("markdown")), text_in(row.get("parentHex")), text_in(person.get("link"))
    key = text_in(row.get("commenterHex"))
    is_deleted = flag_in(row.get("deleted"))
    return ImportedComment(
        text_in(row.get("commentHex")),
        typed or text_in(row.get("html")),
        parent_id="" if parent == ROOT else parent,
        name=text_in(person.get("name")),
        email=text_in(person.get("email")),
        website="" if link == NO_LINK else link,
        written_at=moment_in(row.get("creationDate")),
        status=CommentStatus.TRASH if is_deleted else STATUSES.get(text_in(row.get("state")), CommentStatus.HELD),
        person_id="" if key == ANONYMOUS else key,
        is_html=not typed,
    )
