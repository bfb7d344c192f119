"""Guests subscribe to a topic or an author: the address is written to once, and counts when its owner has confirmed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from blog.follows.article_notifications import members_by_address
from community.members.primary_keys import parse_pk
from community.notifications.delivery.address_check import CLEARED
from community.notifications.delivery.email_suppression import EVERYTHING, EmailSuppression, hashes_of
from community.notifications.emails.email_headers import LONGEST_NAME, one_line
from community.notifications.emails.email_kinds import EmailKind
from community.notifications.emails.email_message import build_email
from community.notifications.following.subscriptions import take_over_guests
from community.notifications.models import QueuedEmail, Subscription

SIGNER = signing.TimestampSigner(salt="blog.newsletter.subscribing")
LASTS = timedelta(days=7)
#: Between two e-mails to one address about one thing, so that a button pressed twice sends one.
MINIMUM_PAUSE = timedelta(minutes=1)


@transaction.atomic
def ask_to_confirm(thing: Any, kind: str, title: str, address: str) -> None:
    """`kind` is "author" or "topic".

    Writes to this address: the same e-mail whether it is subscribed already or not, a member's or nobody's."""
    address = address.lower()
    row = Subscription(target=thing, guest_email=address, origin=Subscription.Origin.FORM, is_active=False)
    Subscription.objects.bulk_create([row], ignore_conflicts=True)
    subscription = Subscription.objects.to(thing).of_guests([address]).get()
    topic = f"subscribe-{subscription.pk}"
    recent = QueuedEmail.objects.filter(topic=topic, created_at__gt=timezone.now() - MINIMUM_PAUSE)
    if recent.exists():
        return
    context = {
        "kind": kind,
        "title": one_line(title, LONGEST_NAME),
        "link": settings.SITE_URL + reverse("newsletter-confirm", args=[token_for(subscription)]),
        "days": LASTS.days,
    }
    build_email("confirm_newsletter", context, to=address, topic=topic).send()


def token_for(subscription: Subscription) -> str:
    return SIGNER.sign(f"{subscription.pk}.{hashes_of(subscription.guest_email)[0]}")


def subscription_of_token(token: str) -> Subscription | None:
    """None if the link is not one of ours, has expired, or the subscription is gone."""
    try:
        pk, _, address_hash = SIGNER.unsign(token, max_age=LASTS).partition(".")
    except signing.BadSignature:
        return None
    row = Subscription.objects.filter(pk=parse_pk(pk) or 0, member=None).first()
    known = hashes_of(row.guest_email) if row else []
    return row if any(constant_time_compare(address_hash, one) for one in known) else None


@transaction.atomic
def confirm_subscription(row: Subscription) -> bool:
    """The owner of the address wants these e-mails: also if they had unsubscribed before, or e-mails came back.

    Returns whether the address belongs to a member, who follows from now on.
    """
    Subscription.objects.filter(pk=row.pk).update(is_active=True)
    stopped = EmailSuppression.objects.for_address(row.guest_email)
    stopped.filter(reason__in=CLEARED).delete()
    wanted_now = [EVERYTHING, EmailKind.NEWSLETTER.value]
    stopped.filter(reason=EmailSuppression.Reason.UNSUBSCRIBED, scope__in=wanted_now).delete()
    member = members_by_address([row.guest_email]).get(row.guest_email)
    if member:
        take_over_guests(member, row.guest_email)
    return member is not None


def purge_unconfirmed_subscriptions(before: datetime) -> int:
    """Those of guests' comments go with their comments."""
    asked = Subscription.objects.filter(origin=Subscription.Origin.FORM, is_active=False, created_at__lt=before)
    return asked.delete()[0]
