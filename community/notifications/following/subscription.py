from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from community.comments.models import Comment, Conversation
from community.members.models import User
from community.notifications.delivery.email_suppression import hashes_of


class AddressHashField(models.CharField):
    """The hash of `guest_email` by the present key, set on every save, also in bulk. "" for members."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        address = model_instance.guest_email  # type: ignore[attr-defined]  # a field of `Subscription`
        setattr(model_instance, self.attname, hashes_of(address)[0] if address else "")
        return super().pre_save(model_instance, add)


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def by(self, reader: object) -> SubscriptionQuerySet:
        """Those of this reader; none, without a query, for a stranger."""
        return self.filter(member=reader) if isinstance(reader, User) else self.none()

    def to(self, *targets: Any) -> SubscriptionQuerySet:
        """Those to these things, which are of one model."""
        keys = [target.pk for target in targets]
        return self.filter(content_type=ContentType.objects.get_for_model(targets[0]), object_id__in=keys)

    def of_members(self) -> SubscriptionQuerySet:
        """Those of members who can sign in."""
        return self.filter(member__is_active=True)

    def of_guests(self, addresses: Collection[str]) -> SubscriptionQuerySet:
        """Addresses are compared without case."""
        return self.filter(guest_email__in=[address.lower() for address in addresses if address])


class Subscription(models.Model):
    """A member, or a guest by e-mail address, follows something and is told what is new. Unfollowing deletes the row.

    What can be followed, and what it is called, each room says itself (`follow_kinds`).
    """

    class Origin(models.TextChoices):
        BUTTON = "button", "by hand"
        TOOK_PART = "took-part", "by taking part"
        GUEST = "guest", "with a comment as a guest"
        FORM = "form", "by the form for guests"

    #: Exactly one of the two. The address is in lower case.
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="subscriptions"
    )
    guest_email = models.EmailField(blank=True)
    #: By it a guest's link finds the address, which it does not carry.
    address_hash = AddressHashField(max_length=64, blank=True, editable=False)
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    origin = models.CharField(max_length=9, choices=Origin.choices, default=Origin.BUTTON)
    #: False until a guest has confirmed the address: before that, nobody is written to.
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["content_type", "object_id", "id"], name="subscriptions_by_target"),
            models.Index(fields=["address_hash"], condition=Q(member=None), name="subscriptions_by_address_hash"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["member", "content_type", "object_id"], name="member_follows_once"),
            models.UniqueConstraint(
                fields=["guest_email", "content_type", "object_id"],
                condition=~Q(guest_email=""),
                name="guest_follows_once",
            ),
            models.CheckConstraint(
                condition=Q(member__isnull=False, guest_email="") | (Q(member=None) & ~Q(guest_email="")),
                name="subscription_of_a_member_or_a_guest",
            ),
            models.CheckConstraint(
                condition=Q(guest_email=Lower("guest_email")), name="subscription_address_in_lower_case"
            ),
            models.CheckConstraint(
                condition=Q(is_active=True) | Q(member=None), name="subscription_of_a_member_is_active"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id or self.guest_email} follows {self.target}"


# Django deletes the subscriptions together with what they are to. Rooms to the right do the same in their models.
for model in (Conversation, Comment, User):
    GenericRelation(Subscription, related_query_name="+").contribute_to_class(model, "followers")
