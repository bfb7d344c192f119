from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from community.comments.targets import Target
from community.members.models import User

from .ordering import Order, parse_order


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
