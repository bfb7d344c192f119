"""Taking back an unsubscribe link that was pressed by mistake.

Unfollowing deletes the row, and with it a guest's address. So the page that says it is done carries what the row was,
encrypted, since the link may have been forwarded to somebody who does not know the address.
"""

import json
from datetime import timedelta

from django.utils.crypto import constant_time_compare

from community.members.models import User
from community.notifications.delivery.email_suppression import hashes_of
from community.notifications.delivery.encryption import InvalidToken, cipher
from community.notifications.models import Subscription

PURPOSE = "community.notifications.settings.subscribing_again"
LASTS = timedelta(hours=1)
KEPT = ("id", "member_id", "guest_email", "content_type_id", "object_id", "origin", "is_active", "created_at")


def end_subscription(pk: int) -> str:
    """Returns what `subscribe_again` takes; "" if there is no such subscription."""
    kept = Subscription.objects.filter(pk=pk).values(*KEPT).first()
    if kept is None or not Subscription.objects.filter(pk=pk).delete()[0]:
        return ""
    return cipher(PURPOSE).encrypt(json.dumps(kept, default=str).encode()).decode()


def subscribe_again(kept: str, *, address_hash: str) -> bool:
    """Makes the same row again, so that the link in the e-mail ends it as before. False if it is too late, or the row
    was somebody else's."""
    try:
        row = json.loads(cipher(PURPOSE).decrypt(kept.encode(), ttl=int(LASTS.total_seconds())))
    except InvalidToken:
        return False
    subscription = Subscription(**row)
    if subscription.member_id:
        member = User.objects.filter(pk=subscription.member_id, is_active=True).first()
        address = member.email if member else ""
    else:
        address = subscription.guest_email
    is_theirs = bool(address) and any(constant_time_compare(address_hash, own) for own in hashes_of(address))
    if not is_theirs or subscription.target is None:
        return False
    Subscription.objects.bulk_create([subscription], ignore_conflicts=True)
    return True
