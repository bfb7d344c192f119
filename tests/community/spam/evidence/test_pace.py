import pytest

from community.members.standing import Standing
from community.spam.evidence.pace import pace
from community.spam.judge import judge
from community.spam.normalise import normalise
from community.spam.verdicts import Outcome


@pytest.mark.parametrize("seconds", [None, 3.0, 86_400.0])
def test_human_pace_is_no_evidence(given, seconds) -> None:
    assert list(pace(normalise("Lovely."), given(seconds_to_write=seconds))) == []


def test_sentence_says_how_quick(given) -> None:
    [found] = pace(normalise("Lovely."), given(seconds_to_write=1.24))

    assert found.explanation == "Written in 1.2 seconds; people take at least 3."


@pytest.mark.parametrize("standing", [Standing.NEW, Standing.ESTABLISHED, Standing.TRUSTED])
def test_quick_comment_is_held_and_never_rejected(given, standing) -> None:
    verdict = judge("Lovely.", name="Rosa", circumstances=given(standing, seconds_to_write=0.0))

    assert verdict.outcome is Outcome.HOLD
