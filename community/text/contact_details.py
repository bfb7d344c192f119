"""Finds e-mail addresses, phone numbers and links in a text, however they are grouped."""

import ipaddress
import re

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[\w-]{2,63}")

# Groups of digits as people write them: "+49 (0)30 123 45 67", "(800) 555-0199". Not a part of a word, an address or a
# price.
_PHONE = re.compile(
    r"(?:(?<![\w.,])\+|(?<![\w/.,$£€+-])(?:00)?)\(?\d{1,5}\)?(?:[ ./-]?(?:\(\d{1,5}\)|\d{2,5})){2,6}(?![\w/-]|[:.,]\d)"
)
#: Fewer digits are prices, years, dates and ages; no number in the world has more (ITU-T E.164).
_PHONE_DIGITS = range(9, 16)
# A number as it is dialled: with +, 00 or 0 before it, a toll-free 8xx, or grouped 3-3-4.
_DIALLED = re.compile(r"\+|(?<!\d)(?:00?[1-9]|\(0\d|(?:[18][ .-]?)?\(?8\d\d\)?[ .-]\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})")
# "857.482.940 views": dots between thousands, as most of Europe writes them.
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
#: A toll-free number of North America, as a part of other patterns.
TOLL_FREE_NUMBER = r"(?:\+?1[ .-]?)?\(?8\d\d\)?[ .-]?\d{3}[ .-]?\d{4}(?!\w)"

# Endings that are also words ("a good shop.Online too") count only with a path or a second dot before them.
_ENDINGS = "com|net|org|info|biz|io|ru|cn|xyz|ly|tk|ws|uk|de|fr|eu|nl|br|pl|ua|рф"
_WORDLIKE = "shop|store|online|site|top|club|vip|live|app|dev|blog|link|click|page|win|me|co|us|in|it|gd|to|tv|cc|ai|so"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_LINK = re.compile(
    r"https?:/{1,2}[^\s<>\"'\])]+"
    r"|(?<![\w@.+/-])(?:"
    rf"(?:{_LABEL}\.){{1,8}}(?:{_ENDINGS})(?![\w@-])"
    rf"|(?:{_LABEL}\.){{2,8}}(?:{_WORDLIKE})(?![\w@-])"
    rf"|{_LABEL}\.(?:{_WORDLIKE})(?=/\w)"
    r")(?:[:/?#][^\s<>\"'\])]*)?"
)
#: Every web address has one of these, and hardly any sentence does: it is looked for in a tenth of the time.
_IN_EVERY_LINK = re.compile(r"\.\w|:/")

# What no program links, and people can still follow: "prams.icu", "prams dot shop", "93.184.216.34". These endings are
# words, or begin sentences after a forgotten space ("So tired.Live music"), so the letters must be those of an address:
# none of the ending is a capital, or all are.
_NOUNS = (
    "shop|store|online|site|top|club|vip|live|app|dev|blog|link|click|win|icu|cyou|sbs|cfd|buzz|bond|bid|loan|lol"
    "|monster|pro|pw|trade|promo|pics|quest|skin|boutique|casino|bet|poker|digital|agency|media|deals|sale|space"
    "|website|tech|cloud|guru|ninja|ltd|gq|cf|ga|ml|su"
)
_BARE = re.compile(rf"(?<![\w@.+/:-])((?:{_LABEL}\.){{1,8}})({_NOUNS}|{_NOUNS.upper()})(?![\w@-]|\.\w)")
_SPELLED_OUT = re.compile(
    rf"(?<![\w@.+/-])(?!(?:the|a|polka|each|every|this|that|one|red|blue) )({_LABEL}) dot"
    r" (shop|store|online|site|xyz|icu|club|vip|live|uk|de|io|me|co|biz|link|click|buzz|cyou|top)(?![\w@-])"
)
_IP = re.compile(r"(?<![\w.:/-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)")


def find_emails(text: str) -> list[str]:
    """Every e-mail address, in the order of the text."""
    return _EMAIL.findall(text) if "@" in text else []


def find_phone_numbers(text: str) -> list[str]:
    """Every group of 9 to 15 digits that could be a phone number, as it is written, in the order of the text."""
    found = [match[0].strip() for match in _PHONE.finditer(text)]
    return [number for number in found if sum(map(str.isdigit, number)) in _PHONE_DIGITS]


def is_dialled(number: str) -> bool:
    """Whether the number begins or is grouped as one that is dialled; sums and order numbers are not."""
    return _DIALLED.search(number) is not None and not _THOUSANDS.fullmatch(number)


def find_links(text: str) -> list[str]:
    """Each web address once, in the order of the text; the text must be in lower case."""
    if not _IN_EVERY_LINK.search(text):
        return []
    return list(dict.fromkeys(found.rstrip(".,;:!?") for found in _LINK.findall(text)))


def find_bare_hosts(text: str) -> list[str]:
    """Hosts that people can follow and no program links, each once and in lower case, in the order of the text:
    "prams.icu" and IP addresses that anybody can reach. The text must be in the letters it was typed in."""
    if "." not in text:
        return []
    found = [(match.start(), match[0].lower()) for match in _BARE.finditer(text) if _is_written_as_host(match)]
    found += [(match.start(), match[0]) for match in _IP.finditer(text) if _is_public(match[0])]
    return list(dict.fromkeys(host for _, host in sorted(found)))


def find_spelled_out(text: str) -> list[str]:
    """Hosts whose dots are words, each once: "prams dot shop" is `prams.shop`; the text must be in lower case."""
    if " dot " not in text:
        return []
    return list(dict.fromkeys(f"{match[1]}.{match[2]}" for match in _SPELLED_OUT.finditer(text)))


def _is_written_as_host(match: re.Match[str]) -> bool:
    labels, ending = match[1], match[2]
    return ending.islower() or labels == labels.upper()


def _is_public(address: str) -> bool:
    """Whether a machine can have it: not a version, nor the router at home."""
    try:
        return ipaddress.IPv4Address(address).is_global
    except ValueError:
        return False
