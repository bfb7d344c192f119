"""The link to what comes to a guest's address: works without an account, for that address alone, and does not expire.

As every such link it carries the keyed hash of the address and not the address itself.
"""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from community.notifications.delivery.email_suppression import hashes_of
from community.notifications.models import Subscription

SIGNER = signing.Signer(salt="community.notifications.settings.guest_settings_link")


def guest_settings_url(address_hash: str) -> str:
    return settings.SITE_URL + reverse("guest-settings", args=[SIGNER.sign(address_hash)])


def guest_settings_url_for(address: str) -> str:
    return guest_settings_url(hashes_of(address)[0])


def hash_in(token: str) -> str:
    """ "" if the link is not one of ours, or not all of it."""
    try:
        return SIGNER.unsign(token)
    except signing.BadSignature:
        return ""


def address_of(address_hash: str) -> str:
    """Of a guest who follows something; "" for everybody else."""
    guests = Subscription.objects.filter(member=None).order_by()
    if address := guests.filter(address_hash=address_hash).values_list("guest_email", flat=True).first():
        return address
    return address_by_older_key(address_hash) if settings.SECRET_KEY_FALLBACKS else ""


def address_by_older_key(address_hash: str) -> str:
    """The link and the row may have been written with different keys, so all guests are compared: 10,000 of them take
    a tenth of a second. Only while an older key is in use."""
    guests = Subscription.objects.filter(member=None).order_by().values_list("guest_email", flat=True).distinct()
    return next((address for address in guests.iterator() if address_hash in hashes_of(address)), "")
