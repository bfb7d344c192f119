"""Which addresses get less, or nothing: unsubscribed, bounced, complained. Only a keyed hash of each is stored."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.crypto import salted_hmac

#: The scope of all that is not transactional. Other scopes: an `EmailKind`, or `conversation_scope`.
EVERYTHING = "everything"


def conversation_scope(conversation_id: int) -> str:
    return f"conversation-{conversation_id}"


class EmailSuppressionQuerySet(models.QuerySet["EmailSuppression"]):
    def for_address(self, address: str) -> EmailSuppressionQuerySet:
        return self.filter(address_hash__in=hashes_of(address))

    def undeliverable(self) -> EmailSuppressionQuerySet:
        return self.filter(reason=EmailSuppression.Reason.BOUNCED)

    def complaints(self) -> EmailSuppressionQuerySet:
        return self.filter(reason=EmailSuppression.Reason.COMPLAINED)

    def among(self, addresses: Collection[str], *scopes: str) -> set[str]:
        """Those of these addresses to which an e-mail with these scopes must not go. One query."""
        wanted = {address: {EVERYTHING, *scopes} for address in addresses}
        return {address for address, found in self.scopes_by_address(addresses).items() if found & wanted[address]}

    def scopes_by_address(self, addresses: Collection[str]) -> dict[str, set[str]]:
        """Of addresses with any: what must not go there. One query."""
        by_hash: dict[str, list[str]] = {}
        for address in addresses:
            for found in hashes_of(address):
                by_hash.setdefault(found, []).append(address)
        scopes: dict[str, set[str]] = {}
        for address_hash, scope in self.filter(address_hash__in=by_hash).values_list("address_hash", "scope"):
            for address in by_hash[address_hash]:
                scopes.setdefault(address, set()).add(scope)
        return scopes

    def suppress(self, address_hash: str, scope: str, reason: str, error: str = "") -> None:
        """Does nothing the second time."""
        self.get_or_create(address_hash=address_hash, scope=scope, reason=reason, defaults={"error": error[:500]})

    def clear_bounces(self, address: str) -> int:
        """The owner has read an e-mail at this address. What they unsubscribed from, and complaints, stay."""
        return self.for_address(address).undeliverable().delete()[0]

    def forget(self, addresses: Collection[str]) -> None:
        """What people chose. That an address does not work, and that somebody there complained, stays: the account is
        gone, the mailbox is not, and a guest or a new account can name it again."""
        known = self.filter(address_hash__in=[found for address in addresses for found in hashes_of(address)])
        known.filter(reason=EmailSuppression.Reason.UNSUBSCRIBED).delete()
        known.update(error="")  # servers quote what they like


class EmailSuppression(models.Model):
    """What must not be sent to an address. Unsubscribing and complaining last for good: without the row we would write
    again, and nothing else says that somebody did not want it."""

    class Reason(models.TextChoices):
        UNSUBSCRIBED = "unsubscribed", "unsubscribed"
        #: The receiving server said that the address does not exist, or takes no e-mail any more.
        BOUNCED = "bounced", "undeliverable"
        #: Marked as spam in the receiver's mail program.
        COMPLAINED = "complained", "marked as spam"

    address_hash = models.CharField(max_length=64)
    scope = models.CharField(max_length=40)
    reason = models.CharField(max_length=12, choices=Reason.choices)
    #: What the server said.
    error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EmailSuppressionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["address_hash", "scope", "reason"], name="suppressed_once")
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.reason} {self.pk}"


def hashes_of(address: str) -> list[str]:
    """By the present key and by those of before. The address in whatever letter case."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    typed = address.strip().lower()
    # The salt says "guest", because rows and links from when only guests got e-mails have to be found.
    return [salted_hmac("juggle.guest_opt_out", typed, secret=key, algorithm="sha256").hexdigest() for key in keys]
