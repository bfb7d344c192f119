import pytest

from community.members.standing import Standing
from community.spam.evidence.sender import length, pace, repeats, staff
from community.spam.judge import judge
from community.spam.normalise import MAX_LENGTH_READ, normalise_comment
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
    assert verdict.evidence[0].explanation == "A field that people do not see was filled in with “http://a.example”."


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


def test_only_what_could_not_be_read_is_too_long(given) -> None:
    found = [
        len(list(length(normalise_comment("a" * letters), given())))
        for letters in (MAX_LENGTH_READ, MAX_LENGTH_READ + 1)
    ]

    assert found == [0, 1]


@pytest.mark.parametrize("seconds", [None, 3.0, 86_400.0])
def test_human_pace_is_no_evidence(given, seconds) -> None:
    assert list(pace(normalise_comment("Lovely."), given(seconds_to_write=seconds))) == []


def test_sentence_says_how_quick(given) -> None:
    [found] = pace(normalise_comment("Lovely."), given(seconds_to_write=1.24))

    assert found.explanation == "Written in 1.2 seconds; people take at least 3."


@pytest.mark.parametrize("standing", [Standing.NEW, Standing.ESTABLISHED, Standing.TRUSTED])
def test_quick_comment_is_held_and_never_rejected(given, standing) -> None:
    verdict = judge("Lovely.", name="Rosa", circumstances=given(standing, seconds_to_write=0.0))

    assert verdict.outcome is Outcome.HOLD
