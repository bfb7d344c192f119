"""The discussions in a list: which ones, from which row on, and who wrote last in each. Constant queries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Q, Subquery, TextChoices

from community.comments.models import Comment, Mute
from community.conversations.mutes import Mutes
from community.members.models import User
from community.members.primary_keys import parse_pk

from .models import Discussion, DiscussionQuerySet

PAGE_SIZE = 20
#: "1764293166000000.12": the time of the last activity in microseconds, and the key of the discussion.
ACTIVITY_KEY = re.compile(r"([0-9]{1,16})\.([0-9]{1,10})\Z", re.ASCII)


class Which(TextChoices):
    """The values stand in addresses (`?sort=`)."""

    LATEST = "latest", "Latest"
    NEW = "new", "New"
    UNANSWERED = "unanswered", "Unanswered"
    SOLVED = "solved", "Solved"


class Key(NamedTuple):
    """Where a page begins: after the row with this key. In "latest" with the time it had then, so that a row that has
    moved up since leaves no hole."""

    pk: int
    at: datetime | None = None

    @classmethod
    def parse(cls, text: str, which: Which) -> Key | None:
        """None for the first page, and for what no page begins with."""
        if which != Which.LATEST:
            pk = parse_pk(text)
            return cls(pk) if pk is not None else None
        found = ACTIVITY_KEY.match(text)
        pk = parse_pk(found[2]) if found else None
        if found is None or pk is None:
            return None
        try:
            return cls(
                pk, datetime.fromtimestamp(int(found[1]) // 10**6, UTC).replace(microsecond=int(found[1]) % 10**6)
            )
        except (ValueError, OverflowError, OSError):
            return None

    @classmethod
    def of(cls, discussion: Discussion, which: Which) -> str:
        if which != Which.LATEST:
            return str(discussion.pk)
        at = discussion.last_activity_at
        return f"{int(at.replace(microsecond=0).timestamp()) * 10**6 + at.microsecond}.{discussion.pk}"


@dataclass(frozen=True)
class Row:
    discussion: Discussion
    #: The latest published comment: an answer, or the opening.
    latest: Comment | None
    #: The reader has muted who started it, or all of it.
    is_muted: bool


class DiscussionPage(NamedTuple):
    rows: list[Row]
    is_first: bool
    #: For `?before=` of the next page; "" on the last one.
    next_before: str


def discussions_in(which: Which, start: Key | None) -> DiscussionQuerySet:
    found = Discussion.objects.published()
    if which == Which.LATEST:
        if start:
            found = found.filter(
                Q(last_activity_at__lt=start.at) | Q(last_activity_at=start.at, pk__lt=start.pk),
                last_activity_at__lte=start.at,
            )
        return found.order_by("-last_activity_at", "-pk")
    if which == Which.UNANSWERED:
        found = found.filter(answer_count=0)
    elif which == Which.SOLVED:
        found = found.filter(is_solved=True)
    return (found.filter(pk__lt=start.pk) if start else found).order_by("-pk")


def discussion_page(which: Which, before: str, member: User | None) -> DiscussionPage:
    start = Key.parse(before, which)
    found = list(with_latest(discussions_in(which, start))[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    has_more = len(found) > PAGE_SIZE
    return DiscussionPage(rows_of(shown, member), start is None, Key.of(shown[-1], which) if has_more else "")


def with_latest(found: DiscussionQuerySet) -> DiscussionQuerySet:
    """With the key of the latest comment of each, read off an index."""
    here = Comment.objects.published().filter(
        conversation__content_type=ContentType.objects.get_for_model(Discussion),
        conversation__object_id=OuterRef("pk"),
    )
    latest = here.order_by("-published_at").values("pk")[:1]
    return found.with_opening().prefetch_related("topic").annotate(latest_id=Subquery(latest))


def rows_of(discussions: list[Discussion], member: User | None) -> list[Row]:
    keys = [getattr(discussion, "latest_id", None) for discussion in discussions]
    latest = Comment.objects.select_related("user").in_bulk([key for key in keys if key])
    mutes, aliases = Mutes.of(member), aliases_muted_by(member)
    return [
        Row(discussion, latest.get(key or 0), is_muted(discussion, mutes, aliases))
        for discussion, key in zip(discussions, keys, strict=True)
    ]


def aliases_muted_by(member: User | None) -> set[tuple[int, str]]:
    """With the key of the discussion in which each is somebody."""
    if member is None:
        return set()
    here = {"conversation__content_type": ContentType.objects.get_for_model(Discussion)}
    muted = Mute.objects.filter(member=member, **here).exclude(alias="")
    return set(muted.values_list("conversation__object_id", "alias"))


def is_muted(discussion: Discussion, mutes: Mutes, aliases: set[tuple[int, str]]) -> bool:
    opening = discussion.opening
    if opening is None:
        return False
    is_alias_muted = bool(opening.alias) and (discussion.pk, opening.alias) in aliases
    return is_alias_muted or mutes.hides(path=opening.path, user_id=opening.user_id, alias=opening.alias)
