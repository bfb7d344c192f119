"""What leads readers off the site: links and contact details. Each writer may have as many as their standing allows."""

import re
from collections.abc import Iterator, Sequence

from community.members.standing import Standing
from community.members.standing_limits import limits_of
from community.spam.normalise import NormalisedText, normalise_text
from community.spam.verdicts import Circumstances, Evidence
from community.text.contact_details import find_emails, find_links, find_phone_numbers, is_dialled

from .rules import count_of, quote

FIRST_WEIGHT = 1.0
NEXT_WEIGHT = 0.5
# Twenty links are not ten times the reason that two are.
MAX_WEIGHT = 2.5
# The page shows Markdown. HTML or BBCode suggests a text written for many sites at once.
MARKUP_WEIGHT = 1.0

_MARKUP = re.compile(r"<a\s[^<>]{0,40}href|\[(?:url|link)\b[=\]]")
# "@Karen" speaks to somebody here; "Telegram @karen" leads elsewhere.
_HANDLE = re.compile(
    r"\b(?:telegram|whats ?app|signal|snapchat|snap|instagram|insta|kik|wechat|viber|skype|discord|tiktok)\b"
    r"[^@|]{0,20}(?<!\w)@\w{3,40}"
)
_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:/*|/+)")
_PUNYCODE = re.compile(r"\bxn--([a-z0-9-]+)")
_WRITER = {Standing.NEW: "a new", Standing.ESTABLISHED: "an established", Standing.TRUSTED: "a trusted"}


def links(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    yield from over_allowance("away/links", find_addresses(text), "link", "links", circumstances.standing)
    if _MARKUP.search(text.plain):
        yield Evidence(
            "away/markup", MARKUP_WEIGHT, "A link is written as HTML or BBCode, which this site never shows."
        )


def contacts(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    one, many = "e-mail address, phone number or handle", "e-mail addresses, phone numbers or handles"
    yield from over_allowance("away/contact", find_contacts(text), one, many, circumstances.standing)


def find_addresses(text: NormalisedText) -> list[str]:
    """What the page will link to, and what only the eye reads as an address ("cheap dot com"), each once."""
    linked = [_comparable(address) for address in text.links]
    unlinked = [address for address in find_links(text.plain) if not _is_one_of(_comparable(address), linked)]
    return [*text.links, *unlinked]


def _comparable(address: str) -> str:
    """Without its scheme, and with the letters that `xn--` stands for: the page encodes what the text has plain."""
    return normalise_text(_PUNYCODE.sub(_decode_punycode, _SCHEME.sub("", address)))


def _decode_punycode(label: re.Match[str]) -> str:
    try:
        return label[1].encode().decode("punycode")
    except UnicodeError:
        return label[0]


def _is_one_of(address: str, linked: Sequence[str]) -> bool:
    """The pattern and the page may end an address at another sign: a bracket, an apostrophe."""
    return any(address.startswith(one) or one.startswith(address) for one in linked)


def find_contacts(text: NormalisedText) -> list[str]:
    """E-mail addresses, phone numbers and handles elsewhere, each once."""
    found = find_emails(text.plain) + [number for number in find_phone_numbers(text.plain) if is_dialled(number)]
    found += _HANDLE.findall(text.plain) or _HANDLE.findall(text.deobfuscated)
    return list(dict.fromkeys(found))


def over_allowance(name: str, found: Sequence[str], one: str, many: str, standing: Standing) -> Iterator[Evidence]:
    """Evidence when there are more than this standing allows; the more, the heavier, up to `MAX_WEIGHT`."""
    allowed = limits_of(standing).links
    if allowed is not None and (too_many := len(found) - allowed) > 0:
        weight = min(FIRST_WEIGHT + NEXT_WEIGHT * (too_many - 1), MAX_WEIGHT)
        first = f"the first {quote(found[0])}" if len(found) > 1 else quote(found[0])
        explanation = f"{count_of(len(found), one, many)} ({first}); {_WRITER[standing]} writer may have {allowed}."
        yield Evidence(name, weight, explanation)
