import pytest

from community.spam.evidence import trades
from community.spam.evidence.phrases import evidence_from_rules
from community.spam.normalise import normalise_comment


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("use my code SLEEP15", ["trade/promo-code"]),
        ("here is my referral link", ["trade/promo-code"]),
        ("instant loans, guaranteed", ["trade/loans"]),
        ("she traded bitcoin for me", ["trade/crypto"]),
        ("crypto signals that work", ["trade/crypto"]),
        ("a casino bonus for you", ["trade/casino"]),
        ("a real spell caster", ["trade/spells"]),
        ("he brought my husband back within two days", ["trade/spells"]),
        ("QuickBooks tech support: 1-855-555-0142", ["trade/support-number"]),
    ],
)
def test_trades_are_found(text, names) -> None:
    assert [one.name for one in evidence_from_rules(trades.RULES, normalise_comment(text))] == names


@pytest.mark.parametrize(
    "text",
    [
        "Does anyone have a voucher code for nappies?",
        "Use the code of conduct, page 3.",
        "We took out a loan for the deposit.",
        "She cast a spell on the cat, then went to bed.",
        "The breastfeeding support number is 0300 100 0212.",
        "Their customer service never rang back.",
        "Bringing my husband round took a year.",
    ],
)
def test_ordinary_talk_passes(text) -> None:
    assert list(evidence_from_rules(trades.RULES, normalise_comment(text))) == []
