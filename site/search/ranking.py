"""Which of the candidates this reader may see, best first. No text is read here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from blog.models import ArticlePage
from community.comments.models import Comment, Question
from community.conversations.mutes import Mutes
from community.discussions.models import Discussion
from community.members.models import User

from .candidates import MAX_OF_KIND, Candidate, candidates
from .filters import Asked, Filters
from .models import Kind
from .query import Query

#: Something a year old counts three quarters of what it would count today, something very old half of it.
DAYS_TO_THREE_QUARTERS = 365

#: The kind and key of the article or discussion that a result stands on.
Place = tuple[Kind, int]


@dataclass(frozen=True)
class Match:
    kind: Kind
    pk: int
    #: Itself, unless it is a comment.
    place: Place
    score: float
    dated: datetime


@dataclass(frozen=True)
class Ranked:
    matches: list[Match]
    #: How many of each kind.
    counts: Counter[Kind]
    #: The kinds of which there may be more, older ones.
    cut: frozenset[Kind]


def ranked(query: Query, filters: Filters, reader: User | None) -> Ranked:
    """In at most six queries: the candidates, comments, articles, discussions, mutes."""
    found = candidates(query, filters.kinds)
    cut = frozenset(
        kind for kind, number in Counter(Kind(each.kind) for each in found).items() if number >= MAX_OF_KIND
    )
    if after := filters.after:
        found = [each for each in found if each.dated >= after]
    places = _places(found, filters, reader)
    readable = _readable({place for place in places.values() if place}, filters, reader)
    best = max((each.weight for each in found), default=0.0)
    matches = [
        Match(Kind(each.kind), each.pk, place, _score(each, best), each.dated)
        for each in found
        if (place := places.get((Kind(each.kind), each.pk))) and place in readable
    ]
    if filters.newest_first:
        matches.sort(key=lambda match: match.dated, reverse=True)
    else:
        matches.sort(key=lambda match: match.score, reverse=True)
    return Ranked(matches, Counter(match.kind for match in matches), cut)


def _score(candidate: Candidate, best: float) -> float:
    """Between 0 and 1: how well it fits beside the best one, and how old it is."""
    age = max(0.0, (timezone.now() - candidate.dated).total_seconds() / 86_400)
    fits = candidate.weight / best if best > 0 else 1.0
    return fits * (0.5 + 0.5 * 0.5 ** (age / DAYS_TO_THREE_QUARTERS))


def _places(found: Iterable[Candidate], filters: Filters, reader: User | None) -> dict[Place, Place]:
    """Where each candidate stands; without comments that are hidden, muted, or by somebody else than asked for."""
    by_kind: dict[Kind, list[int]] = {kind: [] for kind in Kind}
    for each in found:
        by_kind[Kind(each.kind)].append(each.pk)
    if filters.by:
        articles = ArticlePage.objects.by(filters.by).filter(pk__in=by_kind[Kind.ARTICLE])
        by_kind[Kind.ARTICLE] = list(articles.values_list("pk", flat=True))
        discussions = Discussion.objects.filter(written_by(filters.by, reader, "opening__"))
        started = discussions.filter(pk__in=by_kind[Kind.DISCUSSION])
        by_kind[Kind.DISCUSSION] = list(started.values_list("pk", flat=True))
    places = {(kind, pk): (kind, pk) for kind in (Kind.ARTICLE, Kind.DISCUSSION) for pk in by_kind[kind]}
    if by_kind[Kind.COMMENT]:
        places |= _places_of_comments(by_kind[Kind.COMMENT], filters, reader)
    return places


def _places_of_comments(pks: list[int], filters: Filters, reader: User | None) -> dict[Place, Place]:
    comments = Comment.objects.published().filter(pk__in=pks, conversation__is_hidden=False).order_by()
    if filters.by:
        comments = comments.filter(written_by(filters.by, reader))
    columns = ("pk", "conversation__content_type", "conversation__object_id", "path", "user_id", "alias")
    kinds = {
        ContentType.objects.get_for_model(ArticlePage).pk: Kind.ARTICLE,
        ContentType.objects.get_for_model(Discussion).pk: Kind.DISCUSSION,
    }
    mutes = Mutes.of(reader)
    return {
        (Kind.COMMENT, pk): (kinds[content_type], target)
        for pk, content_type, target, path, user, alias in comments.values_list(*columns)
        if content_type in kinds and not mutes.hides(path=path, user_id=user, alias=alias)
    }


def written_by(writer: User, reader: User | None, prefix: str = "") -> Q:
    """Only a writer finds what they wrote without their name under it."""
    theirs = Q(**{f"{prefix}user": writer})
    return theirs if reader and reader.pk == writer.pk else theirs & Q(**{f"{prefix}alias": ""})


def _readable(places: set[Place], filters: Filters, reader: User | None) -> set[Place]:
    """Those that this reader may read, and that belong to the topic and page that was asked for."""
    keys = {kind: {pk for each, pk in places if each == kind} for kind in (Kind.ARTICLE, Kind.DISCUSSION)}
    articles: QuerySet[ArticlePage] = ArticlePage.objects.readable_by(reader).filter(pk__in=keys[Kind.ARTICLE])
    discussions: QuerySet[Discussion] = Discussion.objects.published().filter(pk__in=keys[Kind.DISCUSSION])
    if filters.topic:
        articles = articles.filter(topics=filters.topic)
        topic_type = ContentType.objects.get_for_model(filters.topic)
        discussions = discussions.filter(topic_type=topic_type, topic_id=filters.topic.pk)
    if filters.asked:
        articles = articles.none()
        is_question = Question.objects.filter(comment=OuterRef("opening"))
        discussions = (
            discussions.filter(is_solved=True)
            if filters.asked == Asked.SOLVED
            else discussions.filter(Exists(is_question))
        )
    readable: set[Place] = set()
    if keys[Kind.ARTICLE]:
        readable |= {(Kind.ARTICLE, pk) for pk in articles.values_list("pk", flat=True)}
    if keys[Kind.DISCUSSION]:
        readable |= {(Kind.DISCUSSION, pk) for pk in discussions.values_list("pk", flat=True)}
    return readable & {filters.on} if filters.on else readable
