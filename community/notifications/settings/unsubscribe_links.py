"""The link that ends e-mails: it carries neither address nor text, works without signing in, and does not expire.

In a link stand what it ends (a scope) and the keyed hash of the address, signed. The scope is one of
`EmailSuppression`, or the key of a `Subscription`, which is then deleted.
"""

from typing import NamedTuple

from django.conf import settings
from django.core import signing
from django.urls import reverse

from community.notifications.delivery.email_suppression import hashes_of

from . import guest_opt_out

SIGNER = signing.Signer(salt="community.notifications.settings.unsubscribe_links")
_SEPARATOR = "."


class Unsubscription(NamedTuple):
    scope: str
    address_hash: str


def subscription_scope(subscription_id: int) -> str:
    return f"subscription-{subscription_id}"


def unsubscribe_url(address: str, scope: str) -> str:
    token = SIGNER.sign(_SEPARATOR.join(Unsubscription(scope, hashes_of(address)[0])))
    return settings.SITE_URL + reverse("unsubscribe", args=[token])


def unsubscription_of(token: str) -> Unsubscription | None:
    """None if the link is not one of ours, or not all of it."""
    try:
        scope, _, address_hash = SIGNER.unsign(token).partition(_SEPARATOR)
    except signing.BadSignature:
        return None
    return Unsubscription(scope, address_hash)


def unsubscription_of_old_link(token: str) -> Unsubscription | None:
    """Links to guests in e-mails that were sent before there were scopes."""
    try:
        return Unsubscription(guest_opt_out.SCOPE, guest_opt_out.SIGNER.unsign(token))
    except signing.BadSignature:
        return None


def unsubscribe_headers(url: str) -> dict[str, str]:
    """For the button of the mail program, which posts to the address and shows no page (RFC 8058)."""
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
