"""The unsubscribe link in a newsletter. As every such link it carries neither address nor name and does not expire;
it also says which newsletter it stands in, so that the editors learn how many were unsubscribed by it."""

from typing import NamedTuple

from django.conf import settings
from django.core import signing
from django.urls import reverse

from community.members.primary_keys import parse_pk
from community.notifications.delivery.email_suppression import hashes_of
from community.notifications.settings.unsubscribe_links import subscription_scope

SIGNER = signing.Signer(salt="blog.newsletter.stop_links")
#: Of a link in a test, which ends nothing.
TEST = 0


class StopLink(NamedTuple):
    newsletter: int
    #: `TEST` in a test.
    subscription: int
    address_hash: str

    @property
    def scope(self) -> str:
        return subscription_scope(self.subscription)


def stop_url(newsletter: int, subscription: int, address: str) -> str:
    token = SIGNER.sign(f"{newsletter}.{subscription}.{hashes_of(address)[0]}")
    return settings.SITE_URL + reverse("newsletter-stop", args=[token])


def stop_link_of(token: str) -> StopLink | None:
    """None if the link is not one of ours, or not all of it."""
    try:
        newsletter, subscription, address_hash = SIGNER.unsign(token).split(".")
    except (signing.BadSignature, ValueError):
        return None
    return StopLink(parse_pk(newsletter) or 0, parse_pk(subscription) or TEST, address_hash)
