import pytest

from community.spam.evidence.repeats import repeats
from community.spam.judge import judge
from community.spam.normalise import normalise
from community.spam.verdicts import Outcome

TEXT = "We swapped the nursery run every second week."


@pytest.mark.parametrize(
    ("copies", "outcome"), [(0, Outcome.PUBLISH), (1, Outcome.HOLD), (2, Outcome.REJECT), (9, Outcome.REJECT)]
)
def test_second_copy_waits_and_third_is_rejected(given, copies, outcome) -> None:
    assert judge(TEXT, name="Rosa", circumstances=given(copies=copies)).outcome is outcome


def test_sentence_says_how_often(given) -> None:
    [found] = repeats(normalise(TEXT), given(copies=3))

    assert found.explanation == "The same text was already posted 3 times in the last 24 hours."


@pytest.mark.parametrize("text", ["Thanks!", "x" * 24, "Thanks!" + "\u200b" * 50])
def test_short_text_may_be_said_by_many(given, text) -> None:
    assert list(repeats(normalise(text, name="A name does not make it longer"), given(copies=5))) == []
