"""Asks to leave the conversation: write to me, see my sites, click here."""

import re

from .rules import Rule

_WRITE = r"(?:e-?mail|write(?: to)?|contact|message|dm|inbox|pm|text|whats ?app|call|reach out to)"

RULES = (
    Rule(
        "invitation/write-for-more",
        1.5,
        re.compile(
            rf"\b{_WRITE} (?:me|us)\b[^.!?]{{0,40}}\b(?:for (?:more|details|info|information|further|the link|help)"
            r"|to (?:learn|find out|know|hear) (?:more|how)|to (?:get started|join|start)"
            r"|if (?:you are |you're )?interested"
            r"|if you (?:want|would like) to (?:know|learn|join|start|earn|work|make))\b"
        ),
    ),
    # "Write to me" at the start of a sentence or after "and", "or", "please", ",": friends say it too.
    Rule(
        "invitation/write-to-me",
        0.75,
        re.compile(
            r"(?:[|.!?,;:] ?|\b(?:please|just|and|or|so|then) )"
            r"(?:e-?mail|write to|contact|message|dm|inbox|pm|text|whats ?app) me\b"
            r"|\bcontact (?:him|her|dr|prof|doctor|priest)\b[^!?]{0,30}\b(?:on|via|at|through)\b"
        ),
    ),
    Rule(
        "invitation/my-sites",
        1.5,
        re.compile(
            r"\b(?:check out|visit|see|look at|look for|go to|click on|subscribe to|sub to|browse)\b[^.!?]{0,15}"
            r"\bmy (?:own |new |two |2 |three |3 |other |little |personal ){0,2}(?:web ?)?"
            r"(?:sites?|pages?|channels?|blogs?|stores?|shops?|profile|videos?)\b"
            r"|\bmy (?:two|2|three|3) (?:new )?(?:web ?)?sites\b"
        ),
    ),
    Rule(
        "invitation/click",
        1.0,
        re.compile(
            r"\b(?:click (?:here|below|(?:on )?(?:the|this|my) (?:link|name|profile|picture))"
            r"|links? (?:is |are )?(?:in|on) my (?:bio|profile|page))\b"
        ),
    ),
)
