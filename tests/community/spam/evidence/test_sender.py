import pytest

from community.members.standing import Standing
from community.spam.evidence.sender import repeats, staff
from community.spam.judge import judge
from community.spam.normalise import normalise_comment
from community.spam.verdicts import Outcome


def test_only_staff_are_staff(given) -> None:
    found = {
        standing: [one.weight for one in staff(normalise_comment("Hello"), given(standing))] for standing in Standing
    }

    assert found == {Standing.NEW: [], Standing.ESTABLISHED: [], Standing.TRUSTED: [], Standing.STAFF: [-100.0]}


@pytest.mark.parametrize("standing", [Standing.NEW, Standing.ESTABLISHED, Standing.TRUSTED])
def test_filled_honeypot_rejects(given, standing) -> None:
    verdict = judge("Lovely.", name="Rosa", circumstances=given(standing, honeypot="http://\x00a.example"))

    assert verdict.outcome is Outcome.REJECT
    [found] = [one for one in verdict.evidence if one.name == "honeypot"]
    assert found.explanation == "A field that people do not see was filled in with “http://a.example”."


TEXT = "We swapped the nursery run every second week."


@pytest.mark.parametrize(
    ("copies", "outcome"), [(0, Outcome.PUBLISH), (1, Outcome.HOLD), (2, Outcome.REJECT), (9, Outcome.REJECT)]
)
def test_second_copy_waits_and_third_is_rejected(given, copies, outcome) -> None:
    assert judge(TEXT, name="Rosa", circumstances=given(copies=copies)).outcome is outcome


def test_sentence_says_how_often(given) -> None:
    [found] = repeats(normalise_comment(TEXT), given(copies=3))

    assert found.explanation == "The same text was already posted 3 times in the last 24 hours."


@pytest.mark.parametrize("text", ["Thanks!", "x" * 24, "Thanks!" + "\u200b" * 50])
def test_short_text_may_be_said_by_many(given, text) -> None:
    assert list(repeats(normalise_comment(text, name="A name does not make it longer"), given(copies=5))) == []
