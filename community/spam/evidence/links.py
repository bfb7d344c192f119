"""What leads readers off the site: links that the page shows, addresses that only people can follow, contacts."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from community.comments.markdown import is_on_this_site
from community.spam.normalise import NormalisedText, normalise_text
from community.spam.verdicts import Circumstances, Evidence
from community.text.contact_details import find_emails, find_links, find_phone_numbers, find_spelled_out, is_dialled

from .rules import quoting

# How many a writer may have is a rule of the house (`community.spam.gates`). This is what leading readers away says
# about a text, by anybody; many links say more than one, and twenty not ten times what two do.
FIRST_WEIGHT = 0.75
NEXT_WEIGHT = 0.5
MAX_WEIGHT = 1.75
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


def links(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    yield from _leading_away("away/link", text.links)
    yield from _leading_away("away/unlinked", find_unlinked(text))
    if _MARKUP.search(text.plain):
        yield Evidence("away/markup", MARKUP_WEIGHT)


def contacts(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    yield from _leading_away("away/contact", find_contacts(text))


def _leading_away(name: str, found: Sequence[str]) -> Iterator[Evidence]:
    if found:
        weight = min(FIRST_WEIGHT + NEXT_WEIGHT * (len(found) - 1), MAX_WEIGHT)
        yield Evidence(name, weight, {"count": len(found)} | quoting(found[0]))


# Gates, rules and warnings all ask; the latest few answers are kept.
@lru_cache(maxsize=4)
def find_addresses(text: NormalisedText) -> tuple[str, ...]:
    """What the page will link to, and what only the eye reads as an address ("cheap dot com"), each once."""
    return (*text.links, *find_unlinked(text))


@lru_cache(maxsize=4)
def find_unlinked(text: NormalisedText) -> tuple[str, ...]:
    """What no page links, and people can follow all the same: "cheap dot com", "prams.icu", an IP address."""
    read = [*find_links(text.plain), *text.bare_hosts, *find_spelled_out(text.plain)]
    if not read:
        return ()
    known = [_comparable(address) for address in text.links]
    found = []
    for address in dict.fromkeys(read):
        if not is_on_this_site(address) and not _is_one_of(comparable := _comparable(address), known):
            known.append(comparable)
            found.append(address)
    return tuple(found)


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


@lru_cache(maxsize=4)
def find_contacts(text: NormalisedText) -> tuple[str, ...]:
    """E-mail addresses, phone numbers and handles elsewhere, each once."""
    found = find_emails(text.plain) + [number for number in find_phone_numbers(text.plain) if is_dialled(number)]
    found += text.find_all(_HANDLE)
    return tuple(dict.fromkeys(found))
