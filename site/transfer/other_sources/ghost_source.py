"""Ghost: one JSON file of tables. Comments are in none, unless they were added by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from transfer.imported import (
    ImportedCategory,
    ImportedFile,
    ImportedPerson,
    ImportedPost,
    PostKind,
    PostStatus,
    ReadingProblem,
    Survey,
    Warn,
)

from .json_files import read_whole
from .plain_values import moment_in, object_in, rows_in, text_in

#: What stands for the address of the site in texts.
GHOST_URL = "__GHOST_URL__"
STATUSES = {
    "published": PostStatus.PUBLISHED,
    "sent": PostStatus.PUBLISHED,
    "scheduled": PostStatus.SCHEDULED,
    "draft": PostStatus.DRAFT,
}
NO_ADDRESS = "The file doesn’t say where the site was. Links and pictures within it lead nowhere without --address."
FOR_MEMBERS = "“{}” was for members only; here it’s for editors only."
NO_TEXT = "“{}” has no HTML in this file, only Ghost’s own form of its text. Its text was left out."


class GhostSource:
    name = "ghost"

    def __init__(self, paths: Sequence[Path], address: str = "") -> None:
        self.paths = list(paths)
        self.address = address.rstrip("/")
        self.tables: list[tuple[Path, dict[str, Any]]] = []

    def survey(self, warn: Warn) -> Survey:
        self.tables = [(path, tables_in(read_whole(path, warn))) for path in self.paths]
        found = Survey(site_address=self.address)
        if not self.address and any(tables for _, tables in self.tables):
            warn(ReadingProblem(NO_ADDRESS, file_name=self.paths[0].name))
        for path, tables in self.tables:
            for row in rows_in(tables, "users"):
                person = person_of(row)
                found.people[person.key] = person
            for row in rows_in(tables, "posts"):
                found.post_count += 1
                if file := file_of(row, self.address):
                    found.files[file.source_id] = file
                self.warn_about(row, path, warn)
        return found

    def warn_about(self, row: dict[str, Any], path: Path, warn: Warn) -> None:
        title = text_in(row.get("title"))
        if is_for_members(row):
            warn(ReadingProblem(FOR_MEMBERS.format(title), file_name=path.name))
        if not text_in(row.get("html")) and (text_in(row.get("lexical")) or text_in(row.get("mobiledoc"))):
            warn(ReadingProblem(NO_TEXT.format(title), file_name=path.name, is_left_out=True))

    def posts(self, survey: Survey, warn: Warn) -> Iterator[ImportedPost]:
        for path, tables in self.tables:
            tags, authors = tags_by_post(tables), authors_by_post(tables)
            for row in rows_in(tables, "posts"):
                post = post_of(row, self.address, path.name)
                key = text_in(row.get("id"))
                post.authors = authors[key] or authors_named(row, tables)
                public = [tag for tag in tags[key] if not tag.name.startswith("#")]
                post.categories, post.tags = public[:1], [tag.name for tag in public[1:]]
                yield post


def tables_in(content: Any) -> dict[str, Any]:
    """Of the first database in the file; old exports have it without the list around it."""
    return object_in(next(rows_in(content, "db"), content), "data")


def post_of(row: dict[str, Any], site: str, file_name: str) -> ImportedPost:
    slug, picture = text_in(row.get("slug")), text_in(row.get("feature_image"))
    status = STATUSES.get(text_in(row.get("status")), PostStatus.DRAFT)
    is_page = text_in(row.get("type")) == "page" or text_in(row.get("page")) == "1" or row.get("page") is True
    return ImportedPost(
        text_in(row.get("id")),
        PostKind.PAGE if is_page else PostKind.POST,
        PostStatus.PRIVATE if is_for_members(row) and status is PostStatus.PUBLISHED else status,
        title=text_in(row.get("title")),
        content=text_in(row.get("html")).replace(GHOST_URL, site),
        excerpt=text_in(row.get("custom_excerpt")),
        slug=slug,
        address=f"{site}/{slug}/" if slug else "",
        published_at=moment_in(row.get("published_at")),
        changed_at=moment_in(row.get("updated_at")),
        picture_id=picture.replace(GHOST_URL, site),
        file_name=file_name,
    )


def is_for_members(row: dict[str, Any]) -> bool:
    return text_in(row.get("visibility")) not in ("", "public")


def file_of(row: dict[str, Any], site: str) -> ImportedFile | None:
    """The picture on top, which has no id but its address."""
    address = text_in(row.get("feature_image")).replace(GHOST_URL, site)
    alternative = text_in(row.get("feature_image_alt"))
    return ImportedFile(address, address, alternative=alternative) if address else None


def person_of(row: dict[str, Any]) -> ImportedPerson:
    key = text_in(row.get("slug")) or text_in(row.get("id"))
    name, email = text_in(row.get("name")), text_in(row.get("email"))
    return ImportedPerson(key, source_id=text_in(row.get("id")), name=name, email=email)


def tags_by_post(tables: dict[str, Any]) -> defaultdict[str, list[ImportedCategory]]:
    """In the order in which the author put them: the first one is the post's topic in Ghost, too."""
    tags = {
        text_in(row.get("id")): ImportedCategory(text_in(row.get("slug")), text_in(row.get("name")))
        for row in rows_in(tables, "tags")
    }
    return by_post(tables, "posts_tags", "tag_id", tags)


def authors_by_post(tables: dict[str, Any]) -> defaultdict[str, list[str]]:
    people = {text_in(row.get("id")): person_of(row).key for row in rows_in(tables, "users")}
    return by_post(tables, "posts_authors", "author_id", people)


def by_post(tables: dict[str, Any], table: str, column: str, values: dict[str, Any]) -> defaultdict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in sorted(rows_in(tables, table), key=place_of):
        if (value := values.get(text_in(row.get(column)))) is not None:
            found[text_in(row.get("post_id"))].append(value)
    return found


def place_of(row: dict[str, Any]) -> int:
    place = row.get("sort_order")
    return place if isinstance(place, int) else 0


def authors_named(row: dict[str, Any], tables: dict[str, Any]) -> list[str]:
    """In exports before Ghost 2, where a post had one author."""
    wanted = text_in(row.get("author_id"))
    return [person_of(one).key for one in rows_in(tables, "users") if wanted and text_in(one.get("id")) == wanted]
