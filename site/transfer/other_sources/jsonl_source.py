"""Our own JSON Lines, as `manage.py export_site` writes them and docs/moving-out.md describes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from transfer.imported import ImportedPost, PostKind, ReadingProblem, Survey, Warn

from .comment_service import CommentService, in_full
from .json_files import read_lines
from .plain_values import text_in
from .records import article_from, comment_from, file_from, person_from

UNKNOWN = "A record of a kind we don’t know ({}) was left out."
NO_ARTICLE = "A comment that doesn’t say which article it belongs to was left out."


class JsonlSource(CommentService):
    name = "jsonl"

    def __init__(self, paths: Any, address: str = "") -> None:
        super().__init__(paths, address)
        #: Ids of the articles in the files. What is below another one looks for a page of this site.
        self.articles: set[str] = set()
        #: What comments say they are about.
        self.pages: set[str] = set()

    def survey(self, warn: Warn) -> Survey:
        self.articles, self.pages = set(), set()
        found = super().survey(warn)
        found.post_count += len(self.articles)
        return found

    def read(self, path: Path, found: Survey, warn: Warn) -> None:
        for number, row in read_lines(path, warn):
            record = text_in(row.get("record"))
            if record == "site":
                found.site_address = found.site_address or text_in(row.get("address")).rstrip("/")
            elif record == "person":
                person = person_from(row)
                found.people[person.key] = person
            elif record == "file":
                file = file_from(row)
                found.files[file.source_id] = file
            elif record == "article":
                self.articles.add(text_in(row.get("id")))
            elif record == "comment":
                self.put(row, number, path, warn)
            else:
                text = UNKNOWN.format(record[:40] or "none given")
                warn(ReadingProblem(text, line=number, file_name=path.name, is_left_out=True))

    def find_pages(self, warn: Warn) -> None:
        """Only now it is clear which comments stand below an article of the files, and which below a page of this
        site."""
        for page in sorted(self.pages - {article[:150] for article in self.articles}):
            self.add_page(page, self.paths[0], key=page)

    def put(self, row: dict[str, Any], line: int, path: Path, warn: Warn) -> None:
        if about := text_in(row.get("article")):
            self.pages.add(about[:150])
            self.shelf.put(about[:150], comment_from(row, line))
        else:
            warn(ReadingProblem(NO_ARTICLE, line=line, file_name=path.name, is_left_out=True))

    def posts(self, survey: Survey, warn: Warn) -> Iterator[ImportedPost]:
        for path in self.paths:
            for number, row in read_lines(path, warn):
                if row.get("record") == "article":
                    post = article_from(row, number, path.name)
                    post.address = in_full(post.address, survey.site_address) if post.address else ""
                    post.kind = PostKind.PAGE if post.kind is PostKind.PAGE else PostKind.POST
                    post.comments = self.shelf.comments_of(post.source_id[:150])
                    yield post
        yield from self.shelf.threads()
