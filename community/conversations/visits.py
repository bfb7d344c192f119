"""What is new to a member who comes back, and how long it takes to read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Length
from django.utils import timezone

from community.comments.models import Comment, Conversation, Visit
from community.members.models import User

from .mutes import Mutes
from .ordering import Order, Position

#: Away for less than this, and it is the same visit: a child called, the train went through a tunnel.
VISIT_TIMEOUT = timedelta(minutes=30)
#: Turning pages within this writes nothing.
VISIT_RESOLUTION = timedelta(minutes=1)
#: More is not counted: somebody who was away that long wants the conversation, not its news.
MAX_NEW = 100
#: Silent reading, about 240 words a minute of six characters with their space; less on a phone with one hand free.
CHARACTERS_PER_MINUTE = 1200
#: A mention, as `mentions` links it.
PROFILE_LINK = re.compile(r'href="(/members/[^"]+/)"')


@dataclass(frozen=True)
class NewComments:
    """The comments published since, in the order they are read in."""

    since: datetime
    keys: list[int]
    has_more: bool
    to_you: int
    minutes: int

    def first_of(self, page: list[int]) -> int:
        """Where "next new" leads: here if there is anything new here."""
        here = set(page)
        return next((pk for pk in self.keys if pk in here), self.keys[0])

    def beyond(self, page: list[int]) -> int | None:
        """What comes after the last new one here."""
        here = set(page)
        places = [number for number, pk in enumerate(self.keys) if pk in here]
        later = self.keys[places[-1] + 1 :] if places else []
        return later[0] if later else None

    def ahead_of(self, page: list[int]) -> int | None:
        """What comes before the first new one here."""
        place = self.keys.index(self.first_of(page))
        return self.keys[place - 1] if place else None


def record_visit(conversation: Conversation, member: User, *, now: datetime | None = None) -> datetime | None:
    """The end of the visit before this one, None on the first."""
    now = now or timezone.now()
    visit, is_first = Visit.objects.get_or_create(member=member, conversation=conversation, defaults={"seen_at": now})
    if is_first:
        return None
    if now - visit.seen_at < VISIT_RESOLUTION:
        return visit.previous_at
    if now - visit.seen_at >= VISIT_TIMEOUT:
        visit.previous_at = visit.seen_at
    visit.seen_at = now
    visit.save(update_fields=["previous_at", "seen_at"])
    return visit.previous_at


class RecentComment(NamedTuple):
    """Of a published comment, what decides whether it is news to somebody."""

    pk: int
    published_at: datetime
    place: Position
    user_id: int | None
    alias: str
    characters: int
    #: Whom it answers, and the addresses of the profiles it names.
    answers: int | None
    names: frozenset[str]


#: The latest first, no more than anybody is told of, and one to know that there are more.
RecentComments = list[RecentComment]


def recent_comments_in(conversation: Conversation) -> RecentComments:
    """One query along the index of publication, whatever the conversation's length."""
    in_thread = Comment.objects.filter(pk=OuterRef("thread_id")).values("thread_max_reactions")
    columns = ("pk", "published_at", "path", "user_id", "alias", "body_html", "reply_to__user", Length("comment"))
    found = Comment.objects.published().filter(conversation=conversation).order_by("-published_at")
    return [
        RecentComment(
            *(pk, published_at, Position(path, helped or 0), user_id, alias, characters, answers),
            names=frozenset(PROFILE_LINK.findall(html)),
        )
        for pk, published_at, path, user_id, alias, html, answers, characters, helped in found.values_list(
            *columns, Subquery(in_thread)
        )[: MAX_NEW + 1]
    ]


def new_comments_for(
    latest: RecentComments, member: User, *, since: datetime, order: Order, mutes: Mutes
) -> NewComments | None:
    """None when nothing is new to this member."""
    later = [said for said in latest if said.published_at > since]
    found = [
        said
        for said in later
        if said.user_id != member.pk and not mutes.hides(path=said.place.path, user_id=said.user_id, alias=said.alias)
    ][:MAX_NEW]
    if not found:
        return None
    found.sort(key=lambda said: said.place.rank(order))
    profile = member.get_absolute_url()
    return NewComments(
        since=since,
        keys=[said.pk for said in found],
        has_more=len(later) > MAX_NEW,
        to_you=sum(said.answers == member.pk or profile in said.names for said in found),
        minutes=max(1, round(sum(said.characters for said in found) / CHARACTERS_PER_MINUTE)),
    )
