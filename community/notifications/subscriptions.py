"""Following a conversation: a row in `Subscription` as long as the member follows it."""

from django.db.models import QuerySet

from community.comments.models import Conversation
from community.members.models import User

from .models import Subscription


def follow(member: User, conversation: Conversation) -> None:
    Subscription.objects.get_or_create(member=member, conversation=conversation)


def unfollow(member: User, conversation: Conversation) -> None:
    Subscription.objects.filter(member=member, conversation=conversation).delete()


def follows(member: User, conversation: Conversation) -> bool:
    return Subscription.objects.filter(member=member, conversation=conversation).exists()


def subscriptions_of(member: User) -> QuerySet[Subscription]:
    """Newest first, with the conversation and its target."""
    subscriptions = Subscription.objects.filter(member=member).select_related("conversation__content_type")
    return subscriptions.prefetch_related("conversation__target").order_by("-pk")
