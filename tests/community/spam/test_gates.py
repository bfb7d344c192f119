import pytest

from community.members.standing import Standing
from community.spam.gates import NEWCOMER, READ_FIRST, gates_of
from community.spam.judge import judge
from community.spam.verdicts import Outcome

NEW, ESTABLISHED, TRUSTED, STAFF = Standing

KIND_WORDS = "Ours sends a photo at nap time, and it carries me through the afternoon."
WARNING = "Beware of these offers, they are a scam."


@pytest.mark.parametrize(
    ("standing", "elsewhere", "where_all_is_read_first"),
    [
        (NEW, [NEWCOMER], [READ_FIRST, NEWCOMER]),
        (ESTABLISHED, [], [READ_FIRST]),
        (TRUSTED, [], [READ_FIRST]),
        (STAFF, [], []),
    ],
)
def test_each_standing_has_its_gates(given, standing, elsewhere, where_all_is_read_first) -> None:
    assert list(gates_of(given(standing))) == elsewhere
    assert list(gates_of(given(standing, is_read_first=True))) == where_all_is_read_first


@pytest.mark.parametrize("circumstances", [{"standing": NEW}, {"is_read_first": True}])
def test_words_that_speak_for_a_comment_do_not_outweigh_a_gate(given, circumstances) -> None:
    verdict = judge(WARNING, name="Jonas", circumstances=given(**circumstances))

    assert (verdict.outcome, verdict.score) == (Outcome.HOLD, -1.5)


def test_without_a_gate_the_same_words_are_published(given) -> None:
    assert judge(WARNING, name="Jonas", circumstances=given()).outcome is Outcome.PUBLISH


def test_a_gate_weighs_nothing_and_is_no_evidence(given) -> None:
    verdict = judge(KIND_WORDS, name="Jonas", circumstances=given(NEW, is_read_first=True))

    assert (verdict.score, verdict.evidence, verdict.gates) == (0, (), (READ_FIRST, NEWCOMER))


def test_moderators_read_why(given) -> None:
    assert [gate.explanation for gate in gates_of(given(NEW, is_read_first=True))] == [
        "In this conversation a moderator reads every comment first.",
        "This writer is new here, or was set back by a moderator.",
    ]
