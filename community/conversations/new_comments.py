"""What is new to a member who comes back, and how long it takes to read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Length
from django.urls import reverse

from community.comments.models import Comment, Conversation
from community.members.models import User

from .mutes import Mutes
from .ordering import Position
from .reader import Order
from .relative_time import short_datetime

#: More are not counted: somebody who was away that long reads the conversation, not what is new in it.
MAX_NEW = 100
#: Silent reading on a phone: about 200 words a minute, of six characters with their space.
CHARACTERS_PER_MINUTE = 1200
#: A mention, as `community.comments.mentions` links it.
PROFILE_LINK = re.compile(r'href="(/members/[^"]+/)"')


@dataclass(frozen=True)
class NewComments:
    #: The end of the last visit.
    since: datetime
    #: Ids, in the order the conversation is read in.
    keys: list[int]
    #: Whether there are more than `MAX_NEW`.
    has_more: bool
    #: How many reply to this member or mention them.
    to_you: int
    #: The time that reading them takes, at least one.
    minutes: int

    def first_of(self, page: list[int]) -> int:
        """The first new one on this page, or of all when none is on it. "Next new" leads there."""
        here = set(page)
        return next((pk for pk in self.keys if pk in here), self.keys[0])

    def beyond(self, page: list[int]) -> int | None:
        """The one after the last new one on this page."""
        here = set(page)
        places = [number for number, pk in enumerate(self.keys) if pk in here]
        later = self.keys[places[-1] + 1 :] if places else []
        return later[0] if later else None

    def ahead_of(self, page: list[int]) -> int | None:
        """The one before the first new one on this page."""
        place = self.keys.index(self.first_of(page))
        return self.keys[place - 1] if place else None


@dataclass(frozen=True)
class NewSince:
    """The bar "3 new since yesterday", for `_new_since.html`. `beyond` and `ahead` are addresses, "" for none."""

    count: int
    has_more: bool
    since: str
    to_you: int
    minutes: int
    next: str
    beyond: str
    ahead: str


def new_since_bar(new: NewComments, page: list[int], now: datetime) -> NewSince:
    """`page` has the ids of the comments on it; `now` is the local time of the reader."""
    first, beyond, ahead = new.first_of(page), new.beyond(page), new.ahead_of(page)
    return NewSince(
        count=len(new.keys),
        has_more=new.has_more,
        since=short_datetime(new.since, now),
        to_you=new.to_you,
        minutes=new.minutes,
        next=f"#c{first}" if first in page else reverse("comment-permalink", args=[first]),
        beyond=reverse("comment-permalink", args=[beyond]) if beyond else "",
        ahead=reverse("comment-permalink", args=[ahead]) if ahead else "",
    )


class RecentComment(NamedTuple):
    """What decides whether a published comment is new to somebody."""

    pk: int
    published_at: datetime
    position: Position
    user_id: int | None
    alias: str
    characters: int
    #: The member it replies to.
    answered_user_id: int | None
    #: Addresses of the profiles it mentions.
    profiles: frozenset[str]


#: The latest first: `MAX_NEW`, and one to know that there are more.
RecentComments = list[RecentComment]


def recent_comments_in(conversation: Conversation) -> RecentComments:
    """One query along the index of publication, whatever the conversation's length."""
    first = Comment.objects.filter(pk=OuterRef("thread_id"))
    columns = ("pk", "published_at", "path", "user_id", "alias", "body_html", "reply_to__user", Length("comment"))
    published = (
        Comment.objects.published().filter(conversation=conversation, is_opening=False).order_by("-published_at")
    )
    found = published.values_list(*columns, Subquery(first.values("thread_max_reactions")))[: MAX_NEW + 1]
    return [
        RecentComment(
            *(pk, published_at, Position(path, reactions or 0), user_id, alias, characters, answered_user_id),
            profiles=frozenset(PROFILE_LINK.findall(html)),
        )
        for pk, published_at, path, user_id, alias, html, answered_user_id, characters, reactions in found
    ]


def new_comments_for(
    recent: RecentComments, member: User, *, since: datetime, order: Order, mutes: Mutes
) -> NewComments | None:
    """What was published after `since` by others whom the member has not muted; None when nothing was."""
    later = [comment for comment in recent if comment.published_at > since]
    new = [
        comment
        for comment in later
        if comment.user_id != member.pk
        and not mutes.hides(path=comment.position.path, user_id=comment.user_id, alias=comment.alias)
    ][:MAX_NEW]
    if not new:
        return None
    new.sort(key=lambda comment: comment.position.sort_key(order))
    profile = member.get_absolute_url()
    return NewComments(
        since=since,
        keys=[comment.pk for comment in new],
        has_more=len(later) > MAX_NEW,
        to_you=sum(comment.answered_user_id == member.pk or profile in comment.profiles for comment in new),
        minutes=max(1, round(sum(comment.characters for comment in new) / CHARACTERS_PER_MINUTE)),
    )
