"""What a text gives away about somebody, pointed out to its writer before everybody can read it.

Local rules on the words alone: nothing is asked of anybody, and nothing of what is found is kept. They are made to be
right when they speak rather than to find everything: a writer who is warned for nothing stops reading warnings.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest

from .body_field import BodyForm

#: Text beyond this is not looked at; a comment is shorter.
MAX_LENGTH_CHECKED = 10_000


@dataclass(frozen=True)
class Finding:
    """A passage of the text, and what it gives away."""

    passage: str
    kind: str


EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
#: Nine digits and more, grouped as people write them; shorter ones are prices, years and ages.
TELEPHONE = re.compile(r"(?<![\w/.,-])(?:\+|00)?\(?\d{1,5}\)?(?:[ \-./]?\d{2,5}){2,5}(?![\w/-])")
DIGITS = range(9, 16)

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
A_DATE = "|".join(
    [
        r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}",
        rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}(?:,?\s+\d{{4}})?",
        rf"{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)",
    ]
)
BIRTH = re.compile(rf"\b(?:born|birthday|date of birth|d\.?o\.?b\.?)\b[^.!?\n]{{0,30}}?\b{A_DATE}", re.IGNORECASE)

STREET = r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|close|crescent|gardens|terrace|place|square|court|row|way)"
ADDRESS = re.compile(
    rf"\b(?:number\s+)?\d{{1,4}}[a-z]?,?\s+(?:[A-Z][\w']{{1,20}}\s+){{1,3}}(?i:{STREET})\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"  # a British postcode
    r"|\b[A-ZÄÖÜ][a-zäöüß]{2,20}(?:straße|strasse|weg|gasse)\s\d{1,4}\b"
)

CHILD = (
    r"(?:son|daughter|child|boy|girl|kid|twins?|stepson|stepdaughter|grandson|granddaughter|nephew|niece|toddler|baby)"
)
CHILD_WITH_FULL_NAME = re.compile(
    rf"\b(?i:{CHILD})s?,?\s+(?:is\s+called\s+|named\s+)?([A-Z][\w'-]{{1,20}}\s+[A-Z][\w'-]{{1,25}})\b"
)
SCHOOL = re.compile(
    r"\b(?:[A-Z][\w'.-]{1,20}\s+){1,4}(?:School|Primary|Academy|Nursery|Kindergarten|Kita|Preschool|College|Grundschule)\b"
)


def given_away(request: HttpRequest, form: BodyForm) -> list[Finding]:
    """What to ask about before this is published; nothing when its writer has been asked. Everybody is, staff too."""
    return [] if "as_it_is" in request.POST else findings(form.cleaned_data["body"])


def findings(text: str) -> list[Finding]:
    """What the writer may want to change, in no more than one finding of each kind."""
    looked_at = text[:MAX_LENGTH_CHECKED]
    return [found for look in DETECTORS if (found := next(look(looked_at), None))]


def email_address(text: str) -> Iterator[Finding]:
    for match in EMAIL.finditer(text):
        yield Finding(match[0], "an e-mail address")


def telephone_number(text: str) -> Iterator[Finding]:
    for match in TELEPHONE.finditer(text):
        if sum(character.isdigit() for character in match[0]) in DIGITS:
            yield Finding(match[0].strip(), "a telephone number")


def date_of_birth(text: str) -> Iterator[Finding]:
    for match in BIRTH.finditer(text):
        yield Finding(match[0], "a date of birth")


def home_address(text: str) -> Iterator[Finding]:
    for match in ADDRESS.finditer(text):
        yield Finding(match[0], "where somebody lives")


def child_and_school(text: str) -> Iterator[Finding]:
    """Either alone is common and harmless; together they say where a child can be found."""
    if school := SCHOOL.search(text):
        for match in CHILD_WITH_FULL_NAME.finditer(text):
            yield Finding(f"{match[1]} … {school[0]}", "a child's full name and school")


DETECTORS: tuple[Callable[[str], Iterator[Finding]], ...] = (
    child_and_school,
    date_of_birth,
    home_address,
    telephone_number,
    email_address,
)
