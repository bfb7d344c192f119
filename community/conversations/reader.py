"""Who reads a conversation, in which order, and when they were here before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet, TextChoices
from django.utils import timezone

from community.comments.models import Conversation, Visit
from community.comments.targets import Target
from community.members.models import User
from community.members.prepared_query import PreparedQuery

#: A member who is away for less than this is still on the same visit.
VISIT_TIMEOUT = timedelta(minutes=30)
#: The time is saved at most so often, so that turning pages writes nothing.
VISIT_RESOLUTION = timedelta(minutes=1)


class Order(TextChoices):
    """The values stand in addresses (`?sort=`) and in `User.conversation_order`."""

    OLDEST = "oldest", "oldest"
    NEWEST = "newest", "newest"
    HELPFUL = "helpful", "most helpful"


def parse_order(name: str) -> Order | None:
    """The order of this name, None for a name that no order has."""
    return Order(name) if name in Order.values else None


@dataclass(frozen=True)
class Reader:
    """For whom a conversation is shown. Without a member: a stranger, or a guest."""

    member: User | None = None
    moderates: bool = False

    @classmethod
    def of(cls, user: User | AnonymousUser) -> Reader:
        if not isinstance(user, User):
            return cls()
        return cls(member=user, moderates=user.has_perm("comments.moderate_comment"))

    @property
    def preferred_order(self) -> Order:
        """The order this reader gets without asking for one."""
        return (self.member and parse_order(self.member.conversation_order)) or Order.OLDEST

    def remember_order(self, order: Order) -> None:
        """A member's choice holds on every device. Saved by a GET, as the visit is (docs/decisions/0006)."""
        if self.member and order != self.preferred_order:
            self.member.conversation_order = order.value
            self.member.save(update_fields=["conversation_order"])

    def can_manage(self, target: Target, *, authors: set[int] | None = None) -> bool:
        """Whether this reader may feature comments and change the settings: moderators, and authors of the target.

        `authors` are the target's, if the caller has asked for them already.
        """
        if self.moderates or self.member is None:
            return self.moderates
        return self.member.pk in (target.comment_authors() if authors is None else authors)

    def settings_of(self, target: Target) -> frozenset[str] | None:
        """Which settings of the conversation this reader may change, if they may manage it; None for all."""
        return None if self.moderates else getattr(target, "settings_for_authors", None)


def record_visit(conversation: Conversation, member: User, *, now: datetime | None = None) -> datetime | None:
    """Save that the member is here now. Returns the end of the visit before this one, None on the first visit."""
    now = now or timezone.now()
    visit = next(iter(VISITS.instances(member.pk, conversation.pk)), None)
    if visit is None:
        visit, is_first = Visit.objects.get_or_create(
            member=member, conversation=conversation, defaults={"seen_at": now}
        )
        if is_first:
            return None
    if now - visit.seen_at < VISIT_RESOLUTION:
        return visit.previous_at
    if now - visit.seen_at >= VISIT_TIMEOUT:
        visit.previous_at = visit.seen_at
    visit.seen_at = now
    visit.save(update_fields=["previous_at", "seen_at"])
    return visit.previous_at


def _visits(member: int, conversation: int) -> QuerySet[Visit]:
    return Visit.objects.filter(member=member, conversation=conversation)


VISITS = PreparedQuery(_visits)
