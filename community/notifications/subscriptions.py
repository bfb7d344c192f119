"""Following a conversation: a row while it lasts."""

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
    """The latest first, with what each is about."""
    mine = Subscription.objects.filter(member=member).select_related("conversation__content_type")
    return mine.prefetch_related("conversation__target").order_by("-pk")
