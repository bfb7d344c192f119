"""Up to three comments stand above the thread as well, chosen by whoever looks after the conversation."""

from django.db import transaction

from community.members.models import User

from .models import Comment, CommentQuerySet, Conversation, Feature

MOST = 3
TOO_MANY = f"{MOST} comments are featured already, and more would be a second thread. Take one back first."
GONE = "This comment is not on the page, so it cannot be featured."


class NotPossible(Exception):
    """The message says why."""


def feature(comment: Comment, *, by: User) -> None:
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(pk=comment.conversation_id)
        if not Comment.objects.published().filter(pk=comment.pk).exists():
            raise NotPossible(GONE)
        if Feature.objects.filter(comment=comment).exists():
            return
        if featured_in(conversation).count() >= MOST:
            raise NotPossible(TOO_MANY)
        Feature.objects.create(comment=comment, by=by)


def take_back(comment: Comment) -> None:
    Feature.objects.filter(comment=comment).delete()


def featured_in(conversation: Conversation) -> CommentQuerySet:
    """In the order they were chosen. What was removed or withdrawn since is not among them."""
    return Comment.objects.published().filter(conversation=conversation, feature__isnull=False).order_by("feature__pk")
