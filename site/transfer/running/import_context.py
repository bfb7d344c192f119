"""What a run knows while it works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from community.members.models import User
from transfer.articles.article_saving import Author
from transfer.articles.old_links import OldLinks
from transfer.articles.topics_by_category import TopicFinder
from transfer.content.converted import FindPicture, no_pictures
from transfer.imported import ImportedComment, Survey
from transfer.models import Import, ImportLine
from transfer.report.report_lines import ReportLines
from transfer.report.tally import Tally

from .import_options import ImportOptions
from .known_things import KnownThings


@dataclass
class ImportContext:
    run: Import
    options: ImportOptions
    survey: Survey
    lines: ReportLines
    tally: Tally
    known: KnownThings
    topics: TopicFinder
    #: By the key that posts name them with.
    authors: dict[str, Author] = field(default_factory=dict)
    #: Members by the id of their account there, and by a confirmed address of such an account.
    members_by_id: dict[str, User] = field(default_factory=dict)
    members_by_address: dict[str, User] = field(default_factory=dict)
    find_picture: FindPicture = no_pictures
    #: The alternative text of a file, by its id there.
    describe: Callable[[str], str] = str
    links: OldLinks = field(default_factory=lambda: OldLinks(""))
    #: Things whose articles may link to the old site.
    linking: list[int] = field(default_factory=list)
    #: In a dry run, which has no articles: the bodies that may, by the id of the post.
    linking_bodies: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    #: Ids of posts in this run.
    met: set[str] = field(default_factory=set)
    #: Keys of articles that are new or changed: what is made of an article is still to be made for them.
    changed: list[int] = field(default_factory=list)

    LEFT_OUT = ImportLine.Level.LEFT_OUT
    CHANGED = ImportLine.Level.CHANGED
    CONFLICT = ImportLine.Level.CONFLICT
    REPAIRED = ImportLine.Level.REPAIRED
    PROBLEM = ImportLine.Level.PROBLEM

    def author(self, key: str) -> Author:
        """A name that no account goes with stays a name."""
        return self.authors.get(key) or key[:150]

    def member_of(self, comment: ImportedComment) -> User | None:
        """An author of the old site who answered there, signed in or not; other comments stay a guest's."""
        by_address = self.members_by_address.get(comment.email.strip().lower()) if comment.email else None
        return self.members_by_id.get(comment.person_id) or by_address
