"""Our own format, docs/moving-out.md: a JSON object on each line, whose names are those of `transfer.imported`. Only
`source_id` is called "id", and what has its ordinary value is left out."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, TypeVar

from transfer.imported import (
    CommentStatus,
    ImportedCategory,
    ImportedComment,
    ImportedFile,
    ImportedPerson,
    ImportedPost,
    PostKind,
    PostStatus,
)

from .plain_values import flag_in, moment_in, object_in, rows_in, text_in

Choice = TypeVar("Choice", bound=StrEnum)
#: About the export itself, or on lines of their own.
NOT_WRITTEN = {"line", "file_name", "comments"}


def record_of(record: str, value: Any, **more: Any) -> dict[str, Any]:
    """`record`: "article", "comment", "person" or "file"; `more` stands behind it."""
    written: dict[str, Any] = {"record": record}
    for field in fields(value):
        given = getattr(value, field.name)
        ordinary = field.default if field.default_factory is MISSING else field.default_factory()
        if field.name not in NOT_WRITTEN and given != ordinary:
            written["id" if field.name == "source_id" else field.name] = _plain(given)
    return written | {name: _plain(one) for name, one in more.items() if one}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return {"slug": value.slug, "name": value.name} if isinstance(value, ImportedCategory) else value


def article_from(row: dict[str, Any], line: int, file_name: str) -> ImportedPost:
    """Its status is that of a draft where it cannot be read: nothing is published by mistake."""
    return ImportedPost(
        source_id=text_in(row.get("id")),
        kind=_one_of(PostKind, row.get("kind", "post"), PostKind.POST),
        status=_one_of(PostStatus, row.get("status", "published"), PostStatus.DRAFT),
        **_texts(row, "title", "content", "excerpt", "slug", "address", "password", "picture_id"),
        other_addresses=_list(row, "other_addresses"),
        published_at=moment_in(row.get("published_at")),
        changed_at=moment_in(row.get("changed_at")),
        authors=_list(row, "authors"),
        categories=[
            ImportedCategory(text_in(one.get("slug")), text_in(one.get("name"))) for one in rows_in(row, "categories")
        ],
        tags=_list(row, "tags"),
        footnotes={key: text_in(text) for key, text in object_in(row, "footnotes").items()},
        accepts_comments=flag_in(row.get("accepts_comments", True)),
        line=line,
        file_name=file_name,
    )


def comment_from(row: dict[str, Any], line: int) -> ImportedComment:
    """It waits for a moderator where its status cannot be read."""
    comment = ImportedComment(
        source_id=text_in(row.get("id")),
        **_texts(row, "text", "parent_id", "name", "email", "website", "person_id"),
        written_at=moment_in(row.get("written_at")),
        status=_one_of(CommentStatus, row.get("status", "published"), CommentStatus.HELD),
        is_mention=flag_in(row.get("is_mention", False)),
        is_html=flag_in(row.get("is_html", True)),
        line=line,
    )
    comment.source_id = comment.source_id or own_id(comment)
    return comment


def own_id(comment: ImportedComment) -> str:
    """For one without an id: the same comment has the same one the next time."""
    said = "\n".join([comment.name, comment.email, str(comment.written_at), comment.text])
    return sha256(said.encode()).hexdigest()[:20]


def person_from(row: dict[str, Any]) -> ImportedPerson:
    return ImportedPerson(**_texts(row, "key", "name", "email"), source_id=text_in(row.get("id")))


def file_from(row: dict[str, Any]) -> ImportedFile:
    texts = _texts(row, "address", "title", "alternative", "caption", "page_address")
    return ImportedFile(source_id=text_in(row.get("id")), **texts)


def _texts(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: text_in(row.get(name)) for name in names}


def _list(row: dict[str, Any], name: str) -> list[str]:
    given = row.get(name)
    return [text for one in given if (text := text_in(one))] if isinstance(given, list) else []


def _one_of(choices: type[Choice], given: Any, otherwise: Choice) -> Choice:
    try:
        return choices(text_in(given))
    except ValueError:
        return otherwise
