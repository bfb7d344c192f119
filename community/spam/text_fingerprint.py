"""What of a text is compared with others: how it reads, its nearness to others, and the addresses and brands in it.

Keyed hashes, so that nothing can be read back from the table.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.crypto import salted_hmac

from .evidence.links import find_addresses, find_contacts
from .learning.near_copies import simhash
from .normalise import NormalisedText

#: So many addresses and brands of one text are compared; the rest is a list that says enough already.
MOST_ADDRESSES = 20
#: A shorter part of a host is no brand: "t.me", "bit.ly".
SHORTEST_BRAND = 5

_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?/*(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)")
_NOT_A_BRAND = frozenset({"co", "com", "net", "org", "gov", "ac", "edu", "www"})
_HANDLE = re.compile(r"@\w+$")


class TextFingerprint(NamedTuple):
    #: Of two texts that read the same, the same.
    key: str
    #: 0 for a text that is too short to have copies.
    simhash: int
    #: Addresses, contacts and brands as a moderator reads them, by key.
    addresses: dict[str, str]


def fingerprint_of(text: NormalisedText) -> TextFingerprint:
    named = dict.fromkeys(_addresses(text))
    keys = {key_of("address", address): address for address in list(named)[:MOST_ADDRESSES]}
    return TextFingerprint(key_of("text", text.body), simhash(text), keys)


def key_of(kind: str, value: str) -> str:
    return salted_hmac(f"juggle.spam.{kind}", value, algorithm="sha256").hexdigest()[:32]


def _addresses(text: NormalisedText) -> Iterator[str]:
    for address in find_addresses(text):
        if (found := _HOST.match(address)) and (host := found[1].strip(".")):
            yield host
            yield from _brand_of(host)
    for contact in find_contacts(text):
        handle = _HANDLE.search(contact)
        yield handle[0] if handle else contact if "@" in contact else re.sub(r"\D", "", contact)
    yield from (brand for brand in text.brands if len(brand) >= SHORTEST_BRAND)


def _brand_of(host: str) -> Iterator[str]:
    """What stays when somebody takes the same name with another ending: `prams-palace.icu`, `pramspalace.shop`."""
    labels = [label for label in host.split(".")[:-1] if label not in _NOT_A_BRAND]
    if labels and len(brand := labels[-1].replace("-", "")) >= SHORTEST_BRAND and not brand.isdigit():
        yield brand
