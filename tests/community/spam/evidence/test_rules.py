import re

from community.spam.evidence.phrases import RULES
from community.spam.evidence.rules import Rule, evidence_from_rules
from community.spam.normalise import normalise_comment
from community.spam.sentences import SENTENCES


def test_broken_rule_keeps_what_it_found() -> None:
    rules = [Rule("pram/dear", 1.0, re.compile("best pram")), Rule("pram/free", 1.0, re.compile("free"))]

    assert [(one.name, one.parameters) for one in evidence_from_rules(rules, normalise_comment("The BEST pram"))] == [
        ("pram/dear", {"quote": "best pram"})
    ]


def test_every_rule_has_its_own_name_and_its_sentence() -> None:
    names = [rule.name for rule in RULES]

    assert len(set(names)) == len(names)
    assert set(names) <= set(SENTENCES)
