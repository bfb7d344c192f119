"""Who follows the topic, and to whom e-mails were queued."""

from typing import Any

from blog.follows.follow_targets import TOPIC
from blog.models import Topic
from community.members.models import User
from community.notifications.following.subscriptions import follow
from community.notifications.models import Preferences, QueuedEmail, Subscription
from tests.factories import UserFactory


class Followers:
    def __init__(self, topic: Topic) -> None:
        self.topic = topic

    def member(self, name: str, **preferences: Any) -> User:
        member: User = UserFactory(username=name)
        follow(member, TOPIC, self.topic)
        if preferences:
            Preferences.objects.create(member=member, **{"quiet_from": None, "quiet_until": None, **preferences})
        return member

    def guest(self, name: str, *, to: Any = None, is_active: bool = True) -> Subscription:
        return Subscription.objects.create(
            target=to or self.topic,
            guest_email=f"{name}@example.net",
            origin=Subscription.Origin.FORM,
            is_active=is_active,
        )


def queued_to() -> list[str]:
    """In alphabetical order, each as often as an e-mail was queued."""
    return sorted(QueuedEmail.objects.values_list("recipient", flat=True))
