import re
from collections.abc import Iterator

from community.spam.normalise import NormalisedText
from community.spam.verdicts import Circumstances, Evidence

from .allowance import over_link_limit

# A number somebody could call: with +, 00, 0 or a toll-free 8xx before it, or grouped 3-3-4. Sums and years are not.
PHONE = (
    r"(?<![\w.,$£€])(?:\+\d|00?[1-9]|\(0\d|(?:1[ .-]?)?\(?8\d\d\)?[ .-]\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})"
    r"[\d ().-]{5,16}(?<=\d)(?!\w)"
)
_PHONE = re.compile(PHONE)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
# "@Karen" speaks to somebody here; "Telegram @karen" leads elsewhere.
_HANDLE = re.compile(
    r"\b(?:telegram|whats ?app|signal|snapchat|snap|instagram|insta|kik|wechat|viber|skype|discord|tiktok)\b"
    r"[^@|]{0,20}(?<!\w)@\w{3,40}"
)


def find_contacts(reading: NormalisedText) -> list[str]:
    found = _EMAIL.findall(reading.plain) + _PHONE.findall(reading.plain)
    found += _HANDLE.findall(reading.plain) or _HANDLE.findall(reading.unmasked)
    return list(dict.fromkeys(found))


def contact(reading: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    one, many = "e-mail address, phone number or handle", "e-mail addresses, phone numbers or handles"
    yield from over_link_limit("away/contact", find_contacts(reading), one, many, circumstances.standing)
