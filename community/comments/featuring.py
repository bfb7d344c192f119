"""Featured comments: up to three, shown above the threads as well. Who may manage the conversation chooses them."""

from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from community.members.models import User

from .models import Comment, Conversation, Feature

MAX_FEATURED = 3
TOO_MANY_FEATURED = (
    f"{MAX_FEATURED} comments are featured already, and more would be a second thread. Take one back first."
)
GONE = "This comment is not on the page, so it cannot be featured."


class FeatureNotAllowed(Exception):
    """The message says why."""


def feature(comment: Comment, *, by: User) -> None:
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(pk=comment.conversation_id)
        if not Comment.objects.published().filter(pk=comment.pk).exists():
            raise FeatureNotAllowed(GONE)
        if Feature.objects.filter(comment=comment).exists():
            return
        if published_features(conversation).count() >= MAX_FEATURED:
            raise FeatureNotAllowed(TOO_MANY_FEATURED)
        chosen = Feature.objects.filter(conversation=conversation)
        if chosen.count() >= MAX_FEATURED:
            # Drop features of unpublished comments, or restoring one would exceed the maximum.
            chosen.exclude(comment__status=Comment.Status.PUBLISHED).delete()
        Feature.objects.create(comment=comment, conversation=conversation, by=by)
        Conversation.objects.renew_cache_version(conversation.pk)


def unfeature(comment: Comment) -> None:
    with transaction.atomic():
        Feature.objects.filter(comment=comment).delete()
        Conversation.objects.renew_cache_version(comment.conversation_id)


class FeaturedComment(NamedTuple):
    """What the list above the threads shows of a comment; path, user and alias are there for a reader's mutes."""

    pk: int
    path: str
    user_id: int | None
    alias: str
    name: str
    body_html: str
    language: str
    content_note: str


def featured_in(conversation: Conversation) -> list[FeaturedComment]:
    """The published ones, in the order they were featured in."""
    found = (
        published_features(conversation)
        .order_by("pk")
        .values_list(
            *(f"comment__{name}" for name in ("pk", "path", "user_id", "alias", "body_html", "language")),
            *("comment__content_note", "comment__user__display_name", "comment__user_name"),
        )
    )
    return [
        FeaturedComment(pk, path, user_id, alias, alias or display_name or user_name, body_html, language, note)
        for pk, path, user_id, alias, body_html, language, note, display_name, user_name in found
    ]


def published_features(conversation: Conversation) -> QuerySet[Feature]:
    return Feature.objects.filter(conversation=conversation, comment__status=Comment.Status.PUBLISHED)
