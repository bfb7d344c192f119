"""Who gets a newsletter: people who follow one of the article's topics or authors, and have not heard of it yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from blog.follows.guest_follow_ups import follow_up_topic
from blog.models import ArticlePage, Topic
from community.comments.models import Mute
from community.members.models import User
from community.notifications.announcements import notifications_about
from community.notifications.delivery.email_suppression import EmailSuppression
from community.notifications.emails.at_once import preferences_of, reachable, sleeps
from community.notifications.emails.email_kinds import EmailKind
from community.notifications.following.subscription import SubscriptionQuerySet
from community.notifications.models import Frequency, QueuedEmail, Subscription


@dataclass(frozen=True)
class Recipient:
    address: str
    #: By which they get it: one to an author rather than one to a topic.
    subscription: Subscription
    #: None for a guest.
    member: User | None = None


@dataclass(frozen=True)
class MemberBatch:
    recipients: list[Recipient]
    #: Members in whose quiet hours it is: their digest tells them.
    asleep: list[Recipient]


def subscriptions_to(article: ArticlePage) -> SubscriptionQuerySet:
    topics, users = ContentType.objects.get_for_model(Topic), ContentType.objects.get_for_model(User)
    to_topic = Q(content_type=topics, object_id__in=[topic.pk for topic in article.topic_list])
    to_author = Q(content_type=users, object_id__in=article.comment_authors())
    return Subscription.objects.filter(to_topic | to_author, is_active=True)


def members_to_reach(article: ArticlePage) -> QuerySet[User]:
    """Without its authors, and without those who want no e-mail about new articles or were told of this one already,
    by e-mail or because they have read it."""
    authors = article.comment_authors()
    known = notifications_about(article).filter(recipient=OuterRef("pk"))
    is_confirmed = Exists(EmailAddress.objects.filter(user=OuterRef("pk"), verified=True, primary=True))
    found = User.objects.filter(is_confirmed, is_active=True, pk__in=subscriptions_to(article).values("member"))
    return (
        found.exclude(pk__in=authors)
        .exclude(notification_preferences__email_new=Frequency.OFF)
        .exclude(notification_preferences__paused_until__gt=timezone.localdate())
        .exclude(Exists(known.filter(Q(emailed_at__isnull=False) | Q(read_at__isnull=False))))
        .exclude(Exists(Mute.objects.filter(member=OuterRef("pk"), person__in=authors)))
    )


def guests_to_reach(article: ArticlePage) -> SubscriptionQuerySet:
    """Without those who got an e-mail that the story goes on, and without addresses of members."""
    told = QueuedEmail.objects.filter(topic=follow_up_topic(article), recipient=OuterRef("guest_email"))
    joined = EmailAddress.objects.annotate(lower=Lower("email")).filter(lower=OuterRef("guest_email"), verified=True)
    found = subscriptions_to(article).filter(member=None)
    return found.exclude(Exists(told)).exclude(Exists(joined))


def next_members(article: ArticlePage, *, after: int, limit: int) -> list[int]:
    found = members_to_reach(article).filter(pk__gt=after).order_by("pk")
    return list(found.values_list("pk", flat=True)[:limit])


def next_guests(article: ArticlePage, *, after: str, limit: int) -> list[str]:
    found = guests_to_reach(article).filter(guest_email__gt=after).order_by("guest_email")
    return list(found.values_list("guest_email", flat=True).distinct()[:limit])


def member_batch(article: ArticlePage, keys: Collection[int], now: datetime) -> MemberBatch:
    people = reachable(keys)
    by_member: dict[int, Subscription] = {}
    for row in by_strength(subscriptions_to(article).filter(member__in=people)):
        by_member.setdefault(row.member_id or 0, row)
    batch = MemberBatch([], [])
    for recipient in wanted([Recipient(people[pk].email, row, people[pk]) for pk, row in sorted(by_member.items())]):
        preferences = preferences_of(people[recipient.subscription.member_id or 0])
        if preferences.is_paused():
            continue
        (batch.asleep if sleeps(preferences, now) else batch.recipients).append(recipient)
    return batch


def guest_batch(article: ArticlePage, addresses: Collection[str]) -> list[Recipient]:
    by_address: dict[str, Subscription] = {}
    for row in by_strength(guests_to_reach(article).filter(guest_email__in=addresses)):
        by_address.setdefault(row.guest_email, row)
    return wanted([Recipient(address, row) for address, row in sorted(by_address.items())])


def by_strength(subscriptions: SubscriptionQuerySet) -> list[Subscription]:
    """Those to authors first, each with what it is to."""
    authors = ContentType.objects.get_for_model(User).pk
    found = subscriptions.prefetch_related("target")
    return sorted(found, key=lambda row: (row.content_type_id != authors, row.pk))


def wanted(recipients: list[Recipient]) -> list[Recipient]:
    """Without those who have unsubscribed, and without addresses that do not work. One query."""
    addresses = {recipient.address for recipient in recipients}
    unwanted = EmailSuppression.objects.among(addresses, EmailKind.NEWSLETTER.value)
    return [recipient for recipient in recipients if recipient.address not in unwanted]


def audience_size(article: ArticlePage) -> tuple[int, int]:
    """How many members and guests would get it now. Those who have unsubscribed are counted: their addresses are
    stored only as hashes."""
    guests = guests_to_reach(article).values("guest_email").distinct()
    return members_to_reach(article).count(), guests.count()
