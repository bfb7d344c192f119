"""Members mute people, aliases and branches. Nobody else sees a difference, and nobody is told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from community.comments.models import Comment, Conversation, Mute
from community.comments.path import ids
from community.members.models import User
from community.members.prepared_query import PreparedQuery

from .comment_tree import CommentRow


@dataclass(frozen=True)
class Mutes:
    """What one member has muted, looked up once for a page."""

    people: frozenset[int] = frozenset()
    branches: frozenset[int] = frozenset()
    #: In the conversation that is being read.
    aliases: frozenset[str] = frozenset()

    @classmethod
    def of(cls, member: User | None, conversation: Conversation | None = None) -> Mutes:
        if member is None:
            return cls()
        here = conversation.pk if conversation else None
        found = MUTED.rows(member.pk)
        return cls(
            people=frozenset(person for person, *_ in found if person),
            branches=frozenset(branch for _, branch, *_ in found if branch),
            aliases=frozenset(alias for *_, place, alias in found if alias and place == here),
        )

    def hides_comment(self, row: CommentRow) -> bool:
        return self.is_muted(row.user_id, row.alias)

    def hides(self, *, path: str, user_id: int | None, alias: str) -> bool:
        return self.is_muted(user_id, alias) or not self.branches.isdisjoint(ids(path))

    def is_muted(self, user_id: int | None, alias: str) -> bool:
        """An alias is muted by itself, never with the member behind it: otherwise muting would reveal who that is."""
        return alias in self.aliases if alias else user_id in self.people


def _muted(member: int) -> QuerySet[Any, Any]:
    return Mute.objects.filter(member=member).values_list("person_id", "branch_id", "conversation_id", "alias")


MUTED = PreparedQuery(_muted)


def can_mute_person(member: User, comment: Comment) -> bool:
    """Whether this member can mute the author of the comment, or the alias in this conversation."""
    is_somebody = bool(comment.user_id or comment.alias)
    return is_somebody and comment.user_id != member.pk and comment.is_published


def mute_person(member: User, comment: Comment, *, on: bool) -> None:
    if not comment.user_id and not comment.alias:
        return
    who: dict[str, Any] = {"person_id": comment.user_id}
    if comment.alias:
        who = {"conversation_id": comment.conversation_id, "alias": comment.alias}
    if not on:
        Mute.objects.filter(member=member, **who).delete()
    elif can_mute_person(member, comment):
        Mute.objects.get_or_create(member=member, **who)


def mute_branch(member: User, comment: Comment, *, on: bool) -> None:
    if on:
        Mute.objects.get_or_create(member=member, branch=comment)
    else:
        Mute.objects.filter(member=member, branch=comment).delete()


def members_muting(comment: Comment, among: Collection[int]) -> set[int]:
    """The ids, out of `among`, of members who muted the comment's author or a branch that it stands in."""
    mutes = Q(branch_id__in=ids(comment.path))
    if comment.alias:
        mutes |= Q(conversation=comment.conversation_id, alias=comment.alias)
    elif comment.user_id:
        mutes |= Q(person_id=comment.user_id)
    return set(Mute.objects.filter(mutes, member_id__in=among).values_list("member_id", flat=True))
