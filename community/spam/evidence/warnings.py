import re
from collections.abc import Iterator

from community.spam.normalise import NormalisedText
from community.spam.verdicts import Circumstances, Evidence

from .contact import find_contacts
from .invitations import RULES as INVITATIONS
from .links import find_links
from .rules import quoted

# Takes back one promise the warning has to quote, no more.
WARNING_WEIGHT = -1.5

_WARNING = re.compile(
    r"\b(?:(?:do not|don't|never|nearly|almost|please don't) (?:fall|fell) for|fell for"
    r"|(?:beware|be careful|steer clear) of"
    r"|(?:is|was|are|were|it's|that's|such) (?:all )?(?:just )?(?:a )?(?:total )?(?:scams?|con|pyramid schemes?)"
    r"|warn(?:ed|ing)? (?:you |everyone |people )?(?:about|against))\b"
)


def warnings(reading: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    """Talking about a scam is not one, as long as nobody is sent anywhere ("I was robbed, until I met ...")."""
    found = reading.find(_WARNING)
    if found and not _leads_away(reading):
        yield Evidence("warning", WARNING_WEIGHT, f"Warns others, and sends nobody anywhere: {quoted(found)}.")


def _leads_away(reading: NormalisedText) -> bool:
    return bool(
        find_links(reading) or find_contacts(reading) or any(reading.find(rule.pattern) for rule in INVITATIONS)
    )
