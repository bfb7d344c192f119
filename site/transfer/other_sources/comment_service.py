"""What all comment services have in common: comments without articles, by the address of the page below which they
stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urljoin

from transfer.imported import ImportedPost, PostKind, ReadingProblem, Survey, Warn

from .comment_shelf import CommentShelf

NO_PAGE = "{} without a page below which {}; left out."


class CommentService:
    name = ""

    def __init__(self, paths: Sequence[Path], address: str = "") -> None:
        """`address`: of the old site, for services that write only what comes behind it."""
        self.paths = list(paths)
        self.address = address
        self.shelf = CommentShelf()

    def survey(self, warn: Warn) -> Survey:
        self.shelf = CommentShelf()
        found = Survey(site_address=self.address.rstrip("/"))
        for path in self.paths:
            self.read(path, found, warn)
        self.find_pages(warn)
        found.post_count = self.shelf.thread_count
        return found

    def find_pages(self, warn: Warn) -> None:
        """Once everything was read: comments that have no page are said."""
        if lost := self.shelf.without_thread():
            said = NO_PAGE.format(*(("A comment", "it stands") if lost == 1 else (f"{lost} comments", "they stand")))
            warn(ReadingProblem(said, file_name=self.paths[0].name, is_left_out=True))

    def posts(self, survey: Survey, warn: Warn) -> Iterator[ImportedPost]:
        yield from self.shelf.threads()

    def read(self, path: Path, found: Survey, warn: Warn) -> None:
        """Puts everything on the shelf, and people into `found`."""
        raise NotImplementedError

    def add_page(self, address: str, path: Path, *, key: str = "", title: str = "", line: int = 0) -> str:
        """Its key, for the comments below it: the address itself if the service has no other."""
        full = in_full(address, self.address)
        key = (key or full)[:150]
        self.shelf.add_thread(
            ImportedPost(key, PostKind.THREAD, title=title, address=full, line=line, file_name=path.name)
        )
        return key


def in_full(address: str, site: str) -> str:
    """With the address of the site in front, if there is none and we know it."""
    try:
        return urljoin(f"{site.rstrip('/')}/", address.strip()) if site else address.strip()
    except ValueError:
        return address.strip()
