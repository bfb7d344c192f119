"""What no parent writes: each gets a verdict, at once, with nothing said that is not true."""

import pytest

from community.spam.evidence.links import find_contacts
from community.spam.judge import judge
from community.spam.learning.logistic_model import LogisticModel
from community.spam.normalise import MAX_LENGTH_READ, normalise_comment
from community.spam.verdicts import Outcome


@pytest.mark.parametrize(
    ("text", "outcome", "gates", "evidence"),
    [
        ("", Outcome.PUBLISH, [], ["start"]),
        (" \n\t ", Outcome.PUBLISH, [], ["start"]),
        ("😀" * 40, Outcome.PUBLISH, [], ["start"]),
        ("👩\u200d👩\u200d👧", Outcome.PUBLISH, [], ["start"]),
        ("a" * 100_000, Outcome.HOLD, ["length"], ["start"]),
        ("Моя дочь loves 保育園 and מעון", Outcome.PUBLISH, [], ["start"]),
        ("Buу viаgra", Outcome.REJECT, [], ["start", "words/banned", "disguise/look-alikes"]),
        ("\ufdfa", Outcome.PUBLISH, [], ["start"]),
        ("\ud800", Outcome.PUBLISH, [], ["start"]),
    ],
)  # fmt: skip
def test_what_nobody_writes_gets_a_verdict(given, text, outcome, gates, evidence) -> None:
    verdict = judge(text, name="Rosa", circumstances=given(), model=LogisticModel())

    assert [gate.name for gate in verdict.gates] == gates
    assert [one.name for one in verdict.evidence] == evidence
    assert verdict.outcome is outcome


def test_one_letter_that_becomes_eighteen_is_read_to_the_usual_length() -> None:
    assert normalise_comment("\ufdfa" * MAX_LENGTH_READ).length <= MAX_LENGTH_READ


@pytest.mark.parametrize("text", ["🅱🆄🆈 🆅🅸🅰🅶🆁🅰", "🅑🅤🅨 🅥🅘🅐🅖🅡🅐", "b̶u̶y̶ v̶i̶a̶g̶r̶a̶", "ⓑⓤⓨ ⓥⓘⓐⓖⓡⓐ", "𝓫𝓾𝔂 𝓿𝓲𝓪𝓰𝓻𝓪"])
def test_decorated_letters_are_read_as_letters(given, text) -> None:
    found = [one.name for one in judge(text, name="Rosa", circumstances=given(), model=LogisticModel()).evidence]

    assert "words/banned" in found


@pytest.mark.parametrize(
    "text", ["857.482.940 views", "1,234,567,890 steps", "2024-01-15 10:30", "£1,900.00 of £2,300.00"]
)
def test_a_large_number_is_no_telephone(text) -> None:
    assert find_contacts(normalise_comment(text)) == ()
