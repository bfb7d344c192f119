"""What every source yields: people, files, and posts with their comments. Plain values, as they were there.

A source (`Source`) only reads. Cleaning, mapping and saving are the same for all of them and come afterwards. Times
have a time zone; None stands for a time that is missing or makes no sense.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class PostKind(StrEnum):
    POST = "post"
    PAGE = "page"
    #: Comments without an article: those of a service beside the blog. The article is found by its address.
    THREAD = "thread"


class PostStatus(StrEnum):
    PUBLISHED = "published"
    DRAFT = "draft"
    PENDING = "pending"
    SCHEDULED = "scheduled"
    #: For those who run the old site.
    PRIVATE = "private"
    #: With the password in `ImportedPost.password`.
    PASSWORD = "password"  # noqa: S105 -- the name of a status
    TRASH = "trash"


class CommentStatus(StrEnum):
    PUBLISHED = "published"
    HELD = "held"
    SPAM = "spam"
    TRASH = "trash"


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """Somebody with an account on the old site. `key` is what posts name their author by."""

    key: str
    source_id: str = ""
    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A picture or document of the old site: where it was, and what was said about it."""

    source_id: str
    address: str
    title: str = ""
    alternative: str = ""
    caption: str = ""
    #: The page that showed it alone, if there was one.
    page_address: str = ""


@dataclass(frozen=True, slots=True)
class ImportedCategory:
    slug: str
    name: str


@dataclass(slots=True)
class ImportedComment:
    """A comment, or a mention by another site (`is_mention`: a pingback or trackback)."""

    source_id: str
    text: str
    #: "" for one that begins a thread.
    parent_id: str = ""
    name: str = ""
    email: str = ""
    website: str = ""
    written_at: datetime | None = None
    status: CommentStatus = CommentStatus.PUBLISHED
    is_mention: bool = False
    #: `ImportedPerson.source_id` of who wrote it signed in; "" for a guest.
    person_id: str = ""
    #: Whether `text` is HTML; otherwise it is Markdown.
    is_html: bool = True
    line: int = 0


@dataclass(slots=True)
class ImportedPost:
    source_id: str
    kind: PostKind = PostKind.POST
    status: PostStatus = PostStatus.PUBLISHED
    title: str = ""
    #: The text as HTML, or as blocks of WordPress's editor in HTML comments.
    content: str = ""
    #: A summary, as HTML; "" if nobody wrote one.
    excerpt: str = ""
    slug: str = ""
    #: Where it was, in full.
    address: str = ""
    #: Other addresses that led to it.
    other_addresses: list[str] = field(default_factory=list)
    password: str = ""
    published_at: datetime | None = None
    changed_at: datetime | None = None
    #: Keys of `ImportedPerson`.
    authors: list[str] = field(default_factory=list)
    categories: list[ImportedCategory] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    #: `ImportedFile.source_id` of the picture on top.
    picture_id: str = ""
    #: The texts of its footnotes as HTML, by the id that the content names.
    footnotes: dict[str, str] = field(default_factory=dict)
    accepts_comments: bool = True
    comments: list[ImportedComment] = field(default_factory=list)
    #: Where it begins in its file.
    line: int = 0
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class ReadingProblem:
    """Something in a file that is not as it should be."""

    text: str
    line: int = 0
    file_name: str = ""
    #: Whether what follows in the file could not be read.
    is_fatal: bool = False
    #: Whether something was left out for it; otherwise it was repaired.
    is_left_out: bool = False


#: Called with each problem, as soon as it is met.
Warn = Callable[[ReadingProblem], None]


@dataclass(slots=True)
class Survey:
    """What a first reading finds, small enough to keep: all of it but the texts."""

    #: The address of the old site, without a slash at its end; "" if the files do not say.
    site_address: str = ""
    people: dict[str, ImportedPerson] = field(default_factory=dict)
    categories: dict[str, ImportedCategory] = field(default_factory=dict)
    files: dict[str, ImportedFile] = field(default_factory=dict)
    #: How many posts `posts` will yield.
    post_count: int = 0


class Source(Protocol):
    """One kind of export. It reads its files twice: for the survey, then for the posts. Both read as a stream."""

    #: Kept with everything it brings: "wordpress".
    name: str

    def survey(self, warn: Warn) -> Survey: ...

    def posts(self, survey: Survey, warn: Warn) -> Iterator[ImportedPost]: ...
