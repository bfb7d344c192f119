"""Speaking without one's name (decision 0036): the row knows whose comment it is, for limits and for its author's own
rights; nobody who reads it does, moderators included."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from community.members.models import User

from .aliases import alias_candidates
from .models import Comment, Conversation
from .targets import Target

Status = Comment.Status

#: Where there is still a name to take off.
ANONYMISABLE = frozenset({Status.PUBLISHED, Status.HELD, Status.SPAM})


class AnonymiseNotAllowed(Exception):
    """There is no name to take off here, or it is too late."""


def allows_anonymity(conversation: Conversation | None, target: Target) -> bool:
    """The conversation's own switch, or what it is about: a target may offer `allows_anonymity()`."""
    if conversation is not None and conversation.allows_anonymity:
        return True
    asked = getattr(target, "allows_anonymity", None)
    return asked is not None and bool(asked())


def existing_alias(member: User, conversation: Conversation) -> str:
    """What this member is called here already; "" when they never wrote without their name.

    The alias of a comment whose name was removed is not taken up again: readers may know whose comment it is.
    """
    theirs = Comment.objects.filter(conversation=conversation, user=member, name_was_removed=False).exclude(alias="")
    return theirs.values_list("alias", flat=True).first() or ""


def alias_for(member: User, conversation: Conversation) -> str:
    """One alias through one conversation, nobody else's there and no member's name. Ask with it locked."""
    return existing_alias(member, conversation) or _first_free(
        alias_candidates(member.pk, conversation.pk), conversation
    )


def fresh_alias_for(comment: Comment, member: User, conversation: Conversation) -> str:
    """An alias for this comment alone. Ask with the conversation locked."""
    return _first_free(alias_candidates(member.pk, conversation.pk, comment_id=comment.pk), conversation)


def _first_free(candidates: Iterator[str], conversation: Conversation) -> str:
    taken = set(Comment.objects.filter(conversation=conversation).exclude(alias="").values_list("alias", flat=True))
    return next(
        name for name in candidates if name not in taken and not User.objects.filter(display_name__iexact=name).exists()
    )


def can_anonymise(comment: Comment, member: User) -> bool:
    return (
        comment.user_id == member.pk
        and not comment.alias
        and comment.status in ANONYMISABLE
        and allows_anonymity(comment.conversation, comment.conversation.target)
    )


def anonymise(comment: Comment) -> None:
    """The comment's author is from now on called by an alias, here and wherever it is quoted from the row.

    It is a fresh one: under the alias of their other comments, whoever has read the name would know those as well.
    """
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(pk=comment.conversation_id)
        comment.refresh_from_db(fields=["status", "alias", "user"])
        if comment.user is None or not can_anonymise(comment, comment.user):
            raise AnonymiseNotAllowed
        comment.alias = fresh_alias_for(comment, comment.user, conversation)
        comment.name_was_removed = True
        comment.save(update_fields=["alias", "name_was_removed"])
