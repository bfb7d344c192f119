"""What a run knows while it works."""

from __future__ import annotations

from dataclasses import dataclass, field

from transfer.articles.article_saving import Author
from transfer.articles.topics_by_category import TopicFinder
from transfer.content.converted import FindPicture, no_pictures
from transfer.imported import Survey
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
    find_picture: FindPicture = no_pictures
    #: Ids of posts in this run.
    met: set[str] = field(default_factory=set)
    #: Keys of articles that are new or changed: what is made of an article is still to be made for them.
    changed: list[int] = field(default_factory=list)

    LEFT_OUT = ImportLine.Level.LEFT_OUT
    CHANGED = ImportLine.Level.CHANGED
    CONFLICT = ImportLine.Level.CONFLICT
    PROBLEM = ImportLine.Level.PROBLEM

    def author(self, key: str) -> Author:
        """A name that no account goes with stays a name."""
        return self.authors.get(key) or key[:150]
