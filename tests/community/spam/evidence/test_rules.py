import re

import pytest

from community.spam.evidence.phrases import RULES, evidence_from_rules
from community.spam.evidence.rules import Rule
from community.spam.normalise import normalise_comment


def test_broken_rule_quotes_what_it_found() -> None:
    rules = [
        Rule("pram/dear", 1.0, "Praises a pram", re.compile("best pram")),
        Rule("pram/free", 1.0, "-", re.compile("free")),
    ]

    assert [one.explanation for one in evidence_from_rules(rules, normalise_comment("The BEST pram"))] == [
        "Praises a pram: “best pram”."
    ]


def test_every_rule_has_its_own_name() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_sentence_leaves_its_end_to_the_quotation(rule) -> None:
    assert rule.explanation[0].isupper()
    assert not rule.explanation.endswith((".", ":"))
