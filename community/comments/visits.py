"""What is new to a member who comes back, and how long it takes to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import ExpressionWrapper, OuterRef, Q, Subquery, Value
from django.db.models.fields import BooleanField
from django.db.models.functions import Length
from django.utils import timezone

from community.members.models import User

from .models import Comment, Conversation, Visit
from .mutes import Mutes
from .orders import Order, Place

#: Away for less than this, and it is the same visit: a child called, the train went through a tunnel.
A_VISIT_ENDS_AFTER = timedelta(minutes=30)
#: Turning pages within this writes nothing.
NOTED_EVERY = timedelta(minutes=1)
#: More is not counted: somebody who was away that long wants the conversation, not its news.
MOST_NEWS = 100
#: Silent reading, about 240 words a minute of six characters with their space; less on a phone with one hand free.
CHARACTERS_PER_MINUTE = 1200


@dataclass(frozen=True)
class News:
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


def note_visit(conversation: Conversation, member: User, *, now: datetime | None = None) -> datetime | None:
    """The end of the visit before this one, None on the first."""
    now = now or timezone.now()
    visit, is_first = Visit.objects.get_or_create(member=member, conversation=conversation, defaults={"seen_at": now})
    if is_first:
        return None
    if now - visit.seen_at < NOTED_EVERY:
        return visit.previous_at
    if now - visit.seen_at >= A_VISIT_ENDS_AFTER:
        visit.previous_at = visit.seen_at
    visit.seen_at = now
    visit.save(update_fields=["previous_at", "seen_at"])
    return visit.previous_at


def news_for(conversation: Conversation, member: User, *, since: datetime, order: Order, mutes: Mutes) -> News | None:
    """One query along the index of publication, whatever the conversation's length. None when nothing is new."""
    named = Q(body_html__contains=f'href="{member.get_absolute_url()}"')
    in_thread = Comment.objects.filter(pk=OuterRef("thread_id")).values("thread_helped")
    found = [
        (pk, Place(path, helped or 0), length, to_you)
        for pk, path, user_id, alias, length, to_you, helped in Comment.objects.published()
        .filter(conversation=conversation, published_at__gt=since)
        .exclude(user=member)
        .order_by("-published_at")
        .values_list(
            *("pk", "path", "user_id", "alias", Length("comment")),
            ExpressionWrapper(Q(reply_to__user=member) | named, output_field=BooleanField()),
            Subquery(in_thread) if order == Order.HELPFUL else Value(0),
        )[: MOST_NEWS + 1]
        if not mutes.hide(path=path, user_id=user_id, alias=alias)
    ]
    if not found:
        return None
    newest = sorted(found[:MOST_NEWS], key=lambda new: new[1].rank(order))
    characters = sum(length for _pk, _place, length, _to_you in newest)
    return News(
        since=since,
        keys=[pk for pk, *_ in newest],
        has_more=len(found) > MOST_NEWS,
        to_you=sum(bool(to_you) for *_, to_you in newest),
        minutes=max(1, round(characters / CHARACTERS_PER_MINUTE)),
    )
