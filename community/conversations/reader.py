from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from community.members.models import User


@dataclass(frozen=True)
class Reader:
    """For whom a conversation is drawn."""

    member: User | None = None
    moderates: bool = False

    @classmethod
    def of(cls, user: User | AnonymousUser) -> Reader:
        if not isinstance(user, User):
            return cls()
        return cls(member=user, moderates=user.has_perm("comments.moderate_comment"))
