"""What to look through: the query string beside the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.utils import timezone

from blog.models import Topic
from community.members.models import User

from .models import Kind


class Where(TextChoices):
    EVERYTHING = "", "Everything"
    ARTICLES = "article", "Articles"
    DISCUSSIONS = "discussion", "Discussions"
    COMMENTS = "comment", "Comments"
    PEOPLE = "people", "People"


class Since(TextChoices):
    ANY = "", "Any time"
    WEEK = "week", "The last week"
    MONTH = "month", "The last month"
    YEAR = "year", "The last year"


class Asked(TextChoices):
    ANY = "", "Anything"
    QUESTIONS = "question", "Questions"
    SOLVED = "solved", "Solved questions"


DAYS = {Since.WEEK: 7, Since.MONTH: 31, Since.YEAR: 366}


@dataclass(frozen=True)
class Filters:
    where: Where = Where.EVERYTHING
    since: Since = Since.ANY
    topic: Topic | None = None
    #: Whose articles, discussions and comments. What they wrote without their name is never among them.
    by: User | None = None
    #: What was asked and answered in discussions alone.
    asked: Asked = Asked.ANY
    newest_first: bool = False
    #: Comments of one page alone: its kind and key.
    on: tuple[Kind, int] | None = None

    @classmethod
    def from_query(cls, query: Mapping[str, str], reader: User | None) -> Filters:
        """What makes no sense counts as not given."""
        where, since = query.get("in", ""), query.get("since", "")
        asked = query.get("asked", "")
        topic, by = query.get("topic", "").replace("\0", ""), query.get("by", "").replace("\0", "")
        return cls(
            where=Where(where) if where in Where.values else Where.EVERYTHING,
            since=Since(since) if since in Since.values else Since.ANY,
            topic=Topic.objects.filter(slug=topic).first() if topic else None,
            by=_writer(by, reader) if by else None,
            asked=Asked(asked) if asked in Asked.values else Asked.ANY,
            newest_first=query.get("sort") == "new",
            on=_page(query.get("on", "")),
        )

    @property
    def kinds(self) -> list[Kind]:
        """All of them when nothing is chosen, so that the number of results of each kind can be shown."""
        return [Kind.COMMENT] if self.on else list(Kind)

    @property
    def after(self) -> datetime | None:
        return timezone.now() - timedelta(days=DAYS[self.since]) if self.since else None

    @property
    def are_set(self) -> bool:
        return bool(self.since or self.topic or self.by or self.asked or self.on)

    def as_query(self, typed: str, **changes: str) -> str:
        """The address of the same search with these changes, from "?" on."""
        chosen = {
            "q": typed,
            "in": self.where.value,
            "topic": self.topic.slug if self.topic else "",
            "by": self.by.username if self.by else "",
            "since": self.since.value,
            "asked": self.asked.value,
            "sort": "new" if self.newest_first else "",
            "on": f"{self.on[0].value}-{self.on[1]}" if self.on else "",
        }
        return "?" + urlencode({name: value for name, value in {**chosen, **changes}.items() if value})


def _writer(handle: str, reader: User | None) -> User | None:
    if handle == "me":
        return reader
    return User.objects.filter(username=handle, is_active=True).first()


def _page(text: str) -> tuple[Kind, int] | None:
    kind, _, pk = text.partition("-")
    is_page = kind in (Kind.ARTICLE, Kind.DISCUSSION) and pk.isascii() and pk.isdigit() and len(pk) <= 18
    return (Kind(kind), int(pk)) if is_page else None
