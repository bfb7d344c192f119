""" "Helped me": a member marks a comment as helpful, once. Rows and counters change together under one lock."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from community.members.models import User

from .counters import update_thread_reactions
from .models import Comment, Conversation, Reaction
from .targets import conversation_changed

OWN_COMMENT = "This is your own comment: others can say that it helped them."
GONE = "This comment is no longer there, so it cannot be marked."


class CommentGone(Exception):
    """The message is for the member."""


def add_reaction(comment: Comment, member: User) -> int:
    """Returns how many members it helped now. A second reaction of the same member changes nothing."""
    with transaction.atomic():
        _lock(comment, member)
        _, is_new = Reaction.objects.get_or_create(comment=comment, member=member)
        return _count(comment, 1 if is_new else 0)


def remove_reaction(comment: Comment, member: User) -> int:
    with transaction.atomic():
        _lock(comment, member)
        gone, _ = Reaction.objects.filter(comment=comment, member=member).delete()
        return _count(comment, -gone)


def delete_reactions(conversation_id: int, comment_ids: Collection[int], member: User) -> None:
    """For the deletion of an account: this member's to these comments of one conversation, whatever their status is."""
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(pk=conversation_id)
        # Those that are still there: one may just have been removed in another tab.
        found = Reaction.objects.filter(comment__in=comment_ids, member=member)
        paths = dict(found.values_list("comment_id", "comment__path"))
        found.delete()
        Comment.objects.filter(pk__in=paths).update(reaction_count=F("reaction_count") - 1)
        update_thread_reactions(conversation_id, paths.values())
        conversation_changed(conversation)
        Conversation.objects.renew_cache_version(conversation_id)


def _lock(comment: Comment, member: User) -> None:
    if comment.user_id == member.pk:
        raise PermissionDenied(OWN_COMMENT)
    Conversation.objects.select_for_update().get(pk=comment.conversation_id)
    if not Comment.objects.published().filter(pk=comment.pk).exists():
        raise CommentGone(GONE)


def _count(comment: Comment, by: int) -> int:
    if by:
        Comment.objects.filter(pk=comment.pk).update(reaction_count=F("reaction_count") + by)
        update_thread_reactions(comment.conversation_id, [comment.path])
        conversation_changed(comment.conversation)
        Conversation.objects.renew_cache_version(comment.conversation_id)
    return Comment.objects.values_list("reaction_count", flat=True).get(pk=comment.pk)
