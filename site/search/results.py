"""What the page of results shows: excerpts, names and places of the matches on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils.functional import cached_property

from blog.models import ArticlePage
from blog.models.article_queryset import ArticleQuerySet
from community.comments.content_notes import html_elsewhere
from community.comments.models import Comment
from community.discussions.models import Discussion
from community.members.models import User
from community.text.plain_text import plain_text

from .filters import Filters, Where
from .marked_text import Part, excerpt, marked
from .models import Kind
from .people import MAX_PEOPLE, people
from .query import Query
from .ranking import Match, Place, Ranked, ranked

PAGE_SIZE = 20
#: Of each page, this many comments stand among everything else; the others are one link away.
COMMENTS_OF_A_PAGE = 1


@dataclass(frozen=True)
class Result:
    kind: Kind
    url: str
    #: Of the page it stands on.
    title: list[Part]
    excerpt: list[Part]
    dated: datetime
    #: In a comment, who wrote it; else the byline.
    writer: str
    thing: ArticlePage | Discussion | Comment
    language: str
    #: How many more comments of the same page match, and `?on=` for them.
    more: int = 0
    on: str = ""


@dataclass
class Results:
    query: Query
    filters: Filters
    reader: User | None
    page: int

    @cached_property
    def ranked(self) -> Ranked:
        return ranked(self.query, self.filters, self.reader)

    @cached_property
    def people(self) -> list[User]:
        if not self.query or self.filters.are_set:
            return []
        return list(people(self.query, self.reader)[:MAX_PEOPLE])

    @property
    def is_grouped(self) -> bool:
        return self.filters.where == Where.EVERYTHING and not self.filters.on

    @cached_property
    def matches(self) -> list[tuple[Match, int]]:
        """Of the kind that was asked for, each with how many more comments of its page are behind it."""
        if self.filters.where == Where.PEOPLE:
            return []
        found = [
            match
            for match in self.ranked.matches
            if self.filters.where in (Where.EVERYTHING, match.kind.value) or self.filters.on
        ]
        return _grouped(found) if self.is_grouped else [(match, 0) for match in found]

    @property
    def has_more(self) -> bool:
        return len(self.matches) > self.page * PAGE_SIZE

    @cached_property
    def shown(self) -> list[Result]:
        here = self.matches[(self.page - 1) * PAGE_SIZE : self.page * PAGE_SIZE]
        return shown([match for match, _ in here], dict(_more(here)), self.query)


def _grouped(matches: Iterable[Match]) -> list[tuple[Match, int]]:
    """Of the comments of one page, only the best."""
    numbers: dict[Place, int] = {}
    kept: list[Match] = []
    for match in matches:
        if match.kind == Kind.COMMENT:
            numbers[match.place] = numbers.get(match.place, 0) + 1
            if numbers[match.place] > COMMENTS_OF_A_PAGE:
                continue
        kept.append(match)
    return [(match, numbers[match.place] - COMMENTS_OF_A_PAGE if match.kind == Kind.COMMENT else 0) for match in kept]


def _more(matches: Iterable[tuple[Match, int]]) -> Iterable[tuple[Place, int]]:
    for match, more in matches:
        if match.kind == Kind.COMMENT:
            yield match.place, more


def shown(matches: list[Match], more: dict[Place, int], query: Query) -> list[Result]:
    """In at most four queries. What was deleted since it was found is left out."""
    articles = {match.place[1] for match in matches if match.place[0] == Kind.ARTICLE}
    discussions = {match.place[1] for match in matches if match.place[0] == Kind.DISCUSSION}
    things = _Things(
        articles=with_text().in_bulk(articles) if articles else {},
        discussions=Discussion.objects.with_opening().in_bulk(discussions) if discussions else {},
        comments=_by_key(Comment, matches),
    )
    results = (_result(match, things, more, query) for match in matches)
    return [result for result in results if result]


@dataclass(frozen=True)
class _Things:
    articles: dict[int, ArticlePage]
    discussions: dict[int, Discussion]
    comments: dict[int, Comment]

    def at(self, place: Place) -> ArticlePage | Discussion | None:
        kind, pk = place
        return self.articles.get(pk) if kind == Kind.ARTICLE else self.discussions.get(pk)


def _by_key(model: type[Comment], matches: list[Match]) -> dict[int, Comment]:
    pks = [match.pk for match in matches if match.kind == Kind.COMMENT]
    return model.objects.select_related("user").in_bulk(pks) if pks else {}


def with_text() -> ArticleQuerySet:
    """With the text for feeds, which excerpts are cut from: rendering the blocks takes too long."""
    return ArticlePage.objects.with_authors().defer_streamfields().annotate(text=F("assets__full_text"))


def _result(match: Match, things: _Things, more: dict[Place, int], query: Query) -> Result | None:
    page = things.at(match.place)
    if page is None:
        return None
    title = marked(page.title, query)
    if match.kind == Kind.COMMENT:
        comment = things.comments.get(match.pk)
        if comment is None:
            return None
        return Result(
            match.kind,
            comment.get_absolute_url(),
            title,
            excerpt(plain_text(html_elsewhere(comment)), query),
            match.dated,
            comment.name,
            comment,
            comment.language,
            more.get(match.place, 0),
            f"{match.place[0].value}-{match.place[1]}",
        )
    if isinstance(page, ArticlePage):
        text = plain_text(getattr(page, "text", None) or "")
        parts = excerpt(page.description, query)
        if not page.content_note and not any(part.is_match for part in parts):
            found = excerpt(text, query)
            parts = found if any(part.is_match for part in found) else parts
        return Result(
            match.kind, page.get_absolute_url(), title, parts, match.dated, page.author_names, page, page.language
        )
    opening = page.opening
    text = plain_text(html_elsewhere(opening)) if opening else ""
    writer = opening.name if opening else ""
    return Result(
        match.kind, page.get_absolute_url(), title, excerpt(text, query), match.dated, writer, page, page.language
    )
