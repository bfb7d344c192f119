import pytest

from community.spam.evidence import money
from community.spam.evidence.phrases import evidence_from_rules
from community.spam.normalise import normalise_comment


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Make money from home", ["money/from-home"]),
        ("working from home is a great opportunity", ["money/from-home"]),
        ("I work at home; look at my two sites", ["money/from-home"]),
        ("you can earn up to $900 a day", ["money/earnings"]),
        ("No experience needed, be your own boss", ["money/easy"]),
    ],
)
def test_promises_are_found(text, names) -> None:
    assert [one.name for one in evidence_from_rules(money.RULES, normalise_comment(text))] == names


def test_sentence_quotes_the_promise() -> None:
    [found] = evidence_from_rules(money.RULES, normalise_comment("Quick: double your money!"))

    assert found.explanation == "Promises easy money: “double your money”."


@pytest.mark.parametrize(
    "text",
    [
        "I work from home on Mondays and it makes money less of a worry.",
        "Working from home made it possible to earn as before.",
        "He earns £2,400 a month, I earn £15 an hour.",
        "My boss paid for the course. I want my own income again.",
    ],
)
def test_talk_of_work_and_pay_passes(text) -> None:
    assert list(evidence_from_rules(money.RULES, normalise_comment(text))) == []
