"""Who has muted whom, for many members in one query: e-mails are made long after the notification."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from community.comments.models import Comment, Mute
from community.comments.path import ids


@dataclass(frozen=True)
class Muting:
    people: set[tuple[int, Any]] = field(default_factory=set)
    branches: set[tuple[int, Any]] = field(default_factory=set)
    aliases: set[tuple[int, Any, str]] = field(default_factory=set)

    @classmethod
    def of(cls, members: Iterable[int]) -> Muting:
        muting = cls()
        found = Mute.objects.filter(member__in=list(members))
        for member, person, branch, place, alias in found.values_list(
            "member_id", "person_id", "branch_id", "conversation_id", "alias"
        ):
            if alias:
                muting.aliases.add((member, place, alias))
            elif branch:
                muting.branches.add((member, branch))
            else:
                muting.people.add((member, person))
        return muting

    def hides(self, member: int, comment: Comment) -> bool:
        """An alias is muted by itself, never with the member behind it."""
        return self.hides_row(member, comment.path, comment.conversation_id, comment.alias, comment.user_id)

    def hides_row(self, member: int, path: str, conversation: int | None, alias: str, writer: Any) -> bool:
        if any((member, branch) in self.branches for branch in ids(path)):
            return True
        return (member, conversation, alias) in self.aliases if alias else (member, writer) in self.people
