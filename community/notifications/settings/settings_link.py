"""The link to the settings in an e-mail: works without signing in, for that member and address alone.

It carries neither the address nor a name: the member's key and the keyed hash of the address, signed.
"""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from community.members.models import User
from community.members.primary_keys import parse_pk
from community.notifications.delivery.email_suppression import hashes_of

SIGNER = signing.Signer(salt="community.notifications.settings.settings_link")


def settings_url(member: User) -> str:
    token = SIGNER.sign(f"{member.pk}.{hashes_of(member.email)[0]}")
    return settings.SITE_URL + reverse("notification-settings-by-link", args=[token])


def member_of(token: str) -> User | None:
    """None if the link is not one of ours, or the member has another address by now."""
    try:
        pk, _, address_hash = SIGNER.unsign(token).partition(".")
    except signing.BadSignature:
        return None
    member = User.objects.filter(pk=parse_pk(pk) or 0, is_active=True).select_related("wagtail_userprofile").first()
    if member is None or not any(constant_time_compare(address_hash, own) for own in hashes_of(member.email)):
        return None
    return member
