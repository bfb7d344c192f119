"""Guests who want no e-mails about follow-ups. A keyed hash is stored, from which nobody reads the address."""

from collections.abc import Collection
from typing import ClassVar

from django.conf import settings
from django.core import signing
from django.db import models
from django.urls import reverse
from django.utils.crypto import salted_hmac

SIGNER = signing.Signer(salt="community.notifications.guest_opt_out")


class GuestOptOutManager(models.Manager["GuestOptOut"]):
    def among(self, addresses: Collection[str]) -> set[str]:
        """Those of these addresses that want no e-mails. One query."""
        by_hash = {found: address for address in addresses for found in hashes_of(address)}
        opted_out = self.filter(address_hash__in=by_hash).values_list("address_hash", flat=True)
        return {by_hash[found] for found in opted_out}

    def forget(self, addresses: Collection[str]) -> None:
        self.filter(address_hash__in=[found for address in addresses for found in hashes_of(address)]).delete()


class GuestOptOut(models.Model):
    """Kept for good: without the row we would write again, and nothing else says that somebody did not want it."""

    address_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[GuestOptOutManager] = GuestOptOutManager()

    def __str__(self) -> str:
        return f"Opt-out {self.pk}"


def hashes_of(address: str) -> list[str]:
    """By the present key and by those of before. The address in whatever letter case."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    typed = address.strip().lower()
    return [salted_hmac("juggle.guest_opt_out", typed, secret=key, algorithm="sha256").hexdigest() for key in keys]


def opt_out_url(address: str) -> str:
    """The way out for the owner of this address, without the address in it. It works for good."""
    return settings.SITE_URL + reverse("guest-opt-out", args=[SIGNER.sign(hashes_of(address)[0])])


def opt_out_headers(address: str) -> dict[str, str]:
    """For the button of the mail program, which posts to the address and shows no page (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{opt_out_url(address)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
