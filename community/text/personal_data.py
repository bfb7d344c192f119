"""Passages that tell everybody something private about a person: an address, a number, a date of birth.

Only rules on the words themselves: nothing is sent anywhere, nothing is kept. They find less than there is, on purpose:
a writer who is warned without reason stops reading warnings.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .contact_details import find_emails, find_phone_numbers

#: In characters. Text beyond this is not checked; the longest comment has half as many.
MAX_LENGTH_CHECKED = 10_000


@dataclass(frozen=True)
class Finding:
    passage: str
    #: What the passage is, with its article: "an e-mail address".
    kind: str


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE = "|".join(
    [
        r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}",
        rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?",
        rf"{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)",
    ]
)
_BIRTH = re.compile(rf"\b(?:born|birthday|date of birth|d\.?o\.?b\.?)\b[^.!?\n]{{0,30}}?\b{_DATE}", re.IGNORECASE)

_STREET = r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|close|crescent|gardens|terrace|place|square|court|row|way)"
_ADDRESS = re.compile(
    rf"\b(?:number\s+)?\d{{1,4}}[a-z]?,?\s+(?:[A-Z][\w']{{1,20}}\s+){{1,3}}(?i:{_STREET})\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"  # a British postcode
    r"|\b[A-ZÄÖÜ][a-zäöüß]{2,20}(?:straße|strasse|weg|gasse)\s\d{1,4}\b"
)

_CHILD = (
    r"(?:son|daughter|child|boy|girl|kid|twins?|stepson|stepdaughter|grandson|granddaughter|nephew|niece|toddler|baby)"
)
_CHILD_WITH_FULL_NAME = re.compile(
    rf"\b(?i:{_CHILD})s?,?\s+(?:is\s+called\s+|named\s+)?([A-Z][\w'-]{{1,20}}\s+[A-Z][\w'-]{{1,25}})\b"
)
_SCHOOL = re.compile(
    r"\b(?:[A-Z][\w'.-]{1,20}\s+){1,4}(?:School|Primary|Academy|Nursery|Kindergarten|Kita|Preschool|College|Grundschule)\b"
)


def find_personal_data(text: str) -> list[Finding]:
    """What the writer may want to change before it is published: at most one finding of each kind."""
    checked = text[:MAX_LENGTH_CHECKED]
    return [Finding(passage, kind) for kind, find in _KINDS.items() if (passage := find(checked))]


def _child_and_school(text: str) -> str:
    """Either alone is common and harmless; together they say where a child can be found."""
    school, child = _SCHOOL.search(text), _CHILD_WITH_FULL_NAME.search(text)
    return f"{child[1]} … {school[0]}" if child and school else ""


def _first(pattern: re.Pattern[str]) -> Callable[[str], str]:
    return lambda text: found[0] if (found := pattern.search(text)) else ""


#: By kind, what finds its first passage, or "". In the order they are shown.
_KINDS: dict[str, Callable[[str], str]] = {
    "a child's full name and school": _child_and_school,
    "a date of birth": _first(_BIRTH),
    "where somebody lives": _first(_ADDRESS),
    "a telephone number": lambda text: next(iter(find_phone_numbers(text)), ""),
    "an e-mail address": lambda text: next(iter(find_emails(text)), ""),
}
