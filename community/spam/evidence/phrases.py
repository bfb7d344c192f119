"""What the comment says: promises, trades and invitations count against it, a warning about them in its favour."""

import re
from collections.abc import Iterator

from community.spam.normalise import NormalisedText
from community.spam.verdicts import Circumstances, Evidence

from . import invitations, money, trades
from .links import find_addresses, find_contacts
from .rules import evidence_from_rules, quoting

RULES = (*money.RULES, *trades.RULES, *invitations.RULES)

# Takes back one promise the warning has to quote, no more.
WARNING_WEIGHT = -1.5

_WARNING = re.compile(
    r"\b(?:(?:do not|don't|never|nearly|almost|please don't) (?:fall|fell) for|fell for"
    r"|(?:beware|be careful|steer clear) of"
    r"|(?:is|was|are|were|it's|that's|such) (?:all )?(?:just )?(?:a )?(?:total )?(?:scams?|con|pyramid schemes?)"
    r"|warn(?:ed|ing)? (?:you |everyone |people )?(?:about|against))\b"
)


def phrases(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    return evidence_from_rules(RULES, text)


def warnings(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    """Evidence in favour of a comment that warns of a scam, unless it leads readers away ("... until I met ...")."""
    found = text.find(_WARNING)
    if found and not _leads_away(text):
        yield Evidence("warning", WARNING_WEIGHT, quoting(found))


def _leads_away(text: NormalisedText) -> bool:
    invites = any(text.find(rule.pattern) for rule in invitations.RULES)
    return bool(find_addresses(text) or find_contacts(text) or invites)
