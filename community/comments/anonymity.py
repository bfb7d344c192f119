"""Comments without a name (docs/decisions/0014). The row stores the member, for limits and for the author's own rights;
no reader sees who it is, moderators included."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db import transaction

from community.members.models import User

from .aliases import alias_candidates
from .models import Comment, Conversation
from .target_rules import allows_anonymity as allows_anonymity  # other rooms look for it here

Status = Comment.Status

#: Only comments of these statuses show a name that can be removed.
ANONYMISABLE = frozenset({Status.PUBLISHED, Status.HELD, Status.SPAM})


class AnonymiseNotAllowed(Exception):
    """The comment has an alias already, or the conversation does not allow it."""


def existing_alias(member: User, conversation: Conversation) -> str:
    """The alias that the member has in this conversation; "" when they have none.

    Not that of a comment whose name was removed: readers may know whose comment it is.
    """
    theirs = Comment.objects.filter(conversation=conversation, user=member, name_was_removed=False).exclude(alias="")
    return theirs.values_list("alias", flat=True).first() or ""


def alias_for(member: User, conversation: Conversation) -> str:
    """The member's alias in this conversation, or a new one that nobody there has and that is no member's name.

    Call it with the conversation's row locked.
    """
    candidates = alias_candidates(member.pk, conversation.pk)
    return existing_alias(member, conversation) or first_free(candidates, conversation)


def fresh_alias_for(comment: Comment, member: User, conversation: Conversation) -> str:
    """An alias for this comment alone. Call it with the conversation's row locked."""
    return first_free(alias_candidates(member.pk, conversation.pk, comment_id=comment.pk), conversation)


def first_free(candidates: Iterator[str], conversation: Conversation, *, also: Collection[str] = ()) -> str:
    """The first one that nobody has there, nobody calls themselves, and that is not among `also`."""
    here = Comment.objects.filter(conversation=conversation).exclude(alias="")
    taken = {*also, *here.values_list("alias", flat=True)}
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
    """Give the comment a fresh alias afterwards. Raises `AnonymiseNotAllowed`.

    Not the alias of their other comments: somebody who has read the name would then know who wrote those.
    """
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(pk=comment.conversation_id)
        comment.refresh_from_db(fields=["status", "alias", "user"])
        if comment.user is None or not can_anonymise(comment, comment.user):
            raise AnonymiseNotAllowed
        comment.alias = fresh_alias_for(comment, comment.user, conversation)
        comment.name_was_removed = True
        comment.save(update_fields=["alias", "name_was_removed"])
