"""Promises of money. Ordinary talk of salaries and of working from home, which is what this site is for, must pass."""

import re

from .rules import Rule

_MAKE_MONEY = r"(?:earn|make|making|earning) (?:good |extra |real |easy |big |more |some )?(?:money|cash)"
_OFFER = (
    rf"(?:(?:business|income|job|home|great|amazing) opportunit(?:y|ies)|{_MAKE_MONEY}"
    r"|(?:extra|passive|residual|real|unlimited|easy) income"
    r"|no experience|own boss|my (?:two |2 |three |web ?|new ){0,2}sites?)"
)
_HOME = r"\b(?:work(?:ing)?|business|jobs?) (?:at|from) home\b"

RULES = (
    Rule(
        "money/from-home",
        1.5,
        re.compile(
            rf"{_HOME}.{{0,80}}\b{_OFFER}\b|\b{_OFFER}\b.{{0,80}}{_HOME}"
            rf"|\b{_MAKE_MONEY} (?:online|(?:at|from) home)\b"
        ),
    ),
    # A new parent may well say what she earns a week: half a reason.
    Rule(
        "money/earnings",
        0.75,
        re.compile(
            r"\b(?:earn|earning|earned|make|making|made|paid|payout|profit)\b"
            r"[^.!?]{0,30}[$£€] ?\d[\d,.]{0,10}k?\b[^.!?]{0,20}"
            r"\b(?:daily|weekly|(?:a|per|each|every|in a|in one|last|this) (?:day|week)|in \d{1,3} (?:hours|days))\b"
        ),
    ),
    Rule(
        "money/easy",
        1.5,
        re.compile(
            r"\b(?:be your own boss|financial freedom|quit your (?:day |9.?5 )?job and|passive income|get rich"
            r"|double your (?:money|income|investment)|no experience (?:is )?(?:needed|required|necessary)"
            r"|unlimited (?:earnings?|income)|business opportunity|join my team"
            r"|guaranteed (?:income|profits?|returns?))\b"
        ),
    ),
)
