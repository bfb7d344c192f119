"""What can be followed, kind by kind: each room describes its own and registers it when Django starts.

This room knows two: a conversation, and a branch, which is a comment with everything below it.
"""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import prefetch_related_objects
from django.http import Http404
from django.urls import reverse

from community.comments.models import Comment, Conversation
from community.comments.models.conversation import content_type_of
from community.comments.targets import Target, find_target, load_restrictions
from community.members.primary_keys import parse_pk

from .subscription import Subscription, SubscriptionQuerySet

NOT_PUBLIC = "A page that isn’t public now"
NOT_THERE = "A page that is no longer there"


class FollowKind:
    #: In addresses.
    name: str
    #: On the button: "Follow this story".
    noun: str
    #: Above the list of those that a member follows.
    heading: str
    #: What a follower is told, after "You follow …".
    promise: str
    model: type[models.Model]

    def find(self, key: str, reader: object) -> Any:
        """The thing with this key in the address. Raises Http404, also when the reader may not read it."""
        raise NotImplementedError

    def key(self, thing: Any) -> str:
        return str(thing.pk)

    def stored(self, thing: Any) -> Any:
        """What a new subscription points at."""
        return thing

    def subscriptions(self, thing: Any) -> SubscriptionQuerySet:
        """By which somebody follows it already."""
        return Subscription.objects.to(thing)

    def title(self, thing: Any) -> str:
        return str(thing)

    def is_readable(self, thing: Any, reader: object) -> bool:
        """Whether this reader may know its title and address."""
        return True

    def hidden_title(self, thing: Any) -> str:
        """Stands for the title when it is not readable."""
        return NOT_PUBLIC

    def language(self, thing: Any) -> str:
        """The code of the language of its title; "" for the site's own."""
        return ""

    def url(self, thing: Any) -> str:
        """ "" when the thing cannot be read now."""
        return str(thing.get_absolute_url())

    def page_with_button(self, thing: Any) -> str:
        return self.url(thing)

    def load(self, things: list[Any]) -> None:
        """Fetches what titles and addresses need, in a constant number of queries."""


def is_readable(target: Target | None, reader: object) -> bool:
    """A held or removed discussion keeps its title to itself, also from its starter: its own column says so, and
    nothing is asked of the database, since a list may have many."""
    if target is None:
        return False
    is_published: bool | None = getattr(target, "is_published", None)
    return target.may_be_read_by(reader) if is_published is None else is_published


def target_of(thing: Any) -> Any:
    return thing.target if isinstance(thing, Conversation) else thing


class ConversationKind(FollowKind):
    """Its thing is what is talked about: the conversation may not exist yet, and is created by its first follower."""

    name = noun = "conversation"
    heading, model = "Conversations", Conversation
    promise = "new comments come to your notifications"

    def find(self, key: str, reader: object) -> Target:
        label, _, pk = key.rpartition(".")
        target = find_target(label, parse_pk(pk) or 0)
        if target is None or not target.may_be_read_by(reader):
            raise Http404
        return target

    def key(self, thing: Any) -> str:
        return f"{thing._meta.label_lower}.{thing.pk}"

    def stored(self, thing: Any) -> Any:
        return Conversation.objects.get_or_create_for(thing)

    def subscriptions(self, thing: Any) -> SubscriptionQuerySet:
        found = Conversation.objects.filter(content_type=content_type_of(thing), object_id=thing.pk)
        type_of_rows = ContentType.objects.get_for_model(Conversation)
        return Subscription.objects.filter(content_type=type_of_rows, object_id__in=found.values("pk"))

    def title(self, thing: Any) -> str:
        return str(target_of(thing).title)

    def is_readable(self, thing: Any, reader: object) -> bool:
        return is_readable(target_of(thing), reader)

    def hidden_title(self, thing: Any) -> str:
        return NOT_PUBLIC if target_of(thing) else NOT_THERE

    def url(self, thing: Any) -> str:
        return f"{target_of(thing).get_absolute_url()}#conversation"

    def page_with_button(self, thing: Any) -> str:
        return str(thing.get_absolute_url())

    def load(self, things: list[Any]) -> None:
        prefetch_related_objects(things, "target")
        load_restrictions(thing.target for thing in things)


class BranchKind(FollowKind):
    name, noun = "branch", "comment and its answers"
    heading, model = "Comments and their answers", Comment
    promise = "answers below this comment come to your notifications"

    def find(self, key: str, reader: object) -> Comment:
        comment = Comment.objects.published().select_related("conversation").filter(pk=parse_pk(key)).first()
        target = comment and comment.conversation.target
        if comment is None or target is None or not target.may_be_read_by(reader):
            raise Http404
        return comment

    def title(self, thing: Any) -> str:
        return f"{self.hidden_title(thing)} in {thing.conversation.target.title}"

    def is_readable(self, thing: Any, reader: object) -> bool:
        return is_readable(thing.conversation.target, reader)

    def hidden_title(self, thing: Any) -> str:
        return thing.name if thing.is_published else "a comment no longer shown"

    def url(self, thing: Any) -> str:
        return str(thing.get_absolute_url()) if thing.is_published else ""

    def page_with_button(self, thing: Any) -> str:
        return reverse("comment-options", args=[thing.pk])

    def load(self, things: list[Any]) -> None:
        prefetch_related_objects(things, "user", "conversation__target")
        load_restrictions(thing.conversation.target for thing in things)


#: By name, in the order of the list of what a member follows.
FOLLOW_KINDS: dict[str, FollowKind] = {}


def register(kind: FollowKind) -> None:
    FOLLOW_KINDS[kind.name] = kind


def kind_of(subscription: Subscription) -> FollowKind | None:
    """None for a kind that no room registers any more."""
    model = ContentType.objects.get_for_id(subscription.content_type_id).model_class()
    return next((kind for kind in FOLLOW_KINDS.values() if kind.model is model), None)


def title_of(subscription: Subscription, reader: object) -> str:
    """What it is to, as this reader may know it; "" when that is gone."""
    kind, thing = kind_of(subscription), subscription.target
    if kind is None or thing is None:
        return ""
    return kind.title(thing) if kind.is_readable(thing, reader) else kind.hidden_title(thing)


register(ConversationKind())
register(BranchKind())
