"""Trades that live from strangers' comments, and have nothing to do with this site."""

import re

from community.text.contact_details import TOLL_FREE_NUMBER

from .rules import Rule

_COIN = r"(?:crypto(?:currency|currencies)?|bitcoins?|btc|ethereum|usdt|forex|binary options?)"

RULES = (
    Rule(
        "trade/promo-code",
        1.5,
        re.compile(
            r"\b(?:use|with|enter|apply|quote)\b[^.!?]{0,12} (?:code|coupon|voucher):?"
            r" [\"']?(?=[a-z-]{0,20}\d)[\w-]{3,20}"
            r"|\bmy (?:promo|discount|referral|affiliate|coupon) (?:code|link)\b"
        ),
    ),
    Rule(
        "trade/loans",
        1.5,
        re.compile(
            r"\b(?:payday|instant|quick|urgent|cash|online|personal|business) loans?\b.{0,60}"
            r"\b(?:no credit check|guaranteed|approv(?:ed|al)|apply (?:now|today|here)|lenders?"
            r"|interest rate|available)\b"
            r"|\b(?:loan offers?|no credit check|(?:legit|genuine|private|reliable|trusted) (?:loan )?lenders?)\b"
        ),
    ),
    Rule(
        "trade/crypto",
        1.5,
        re.compile(
            rf"\b{_COIN}\b.{{0,60}}\b(?:invest(?:ment|ments|ing)?|trad(?:e|es|er|ers|ing)|profits?|returns?|signals"
            r"|platform|recovery?|recovered|mining|giveaway|expert|account manager)\b"
            rf"|\b(?:invest(?:ed|ing)?|recover(?:ed|y)?|trad(?:e|ed|ing))\b.{{0,40}}\b{_COIN}\b"
        ),
    ),
    Rule(
        "trade/casino",
        1.5,
        re.compile(
            r"\b(?:(?:online|live|crypto|best) (?:casinos?|slots?|betting|poker)|casinos? (?:bonus(?:es)?|online|games)"
            r"|free spins|slot gacor|judi online|betting tips|fixed matches)\b"
        ),
    ),
    Rule(
        "trade/spells",
        2.0,
        re.compile(
            r"\b(?:spell ?-?cast(?:er|ers|ing)|love spells?|cast(?:s|ed|ing)? (?:a )?(?:love|powerful|strong) spells?"
            r"|(?:bring|brought|brings) (?:back )?(?:my|your) (?:ex|husband|wife|lover|boyfriend|girlfriend)"
            r" back (?:to me )?(?:in|within))\b"
        ),
    ),
    # Fake support lines give toll-free 8xx numbers; a real helpline ("ring the council on 0300 ...") rarely does.
    Rule(
        "trade/support-number",
        1.5,
        re.compile(
            r"\b(?:customer (?:service|support|care)|reservations?|tech(?:nical)? support|refunds?"
            r"|airlines?|toll[ -]free|help ?desk)\b"
            rf".{{0,60}}{TOLL_FREE_NUMBER}"
        ),
    ),
)
