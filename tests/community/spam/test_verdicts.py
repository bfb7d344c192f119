import pytest

from community.spam.verdicts import Evidence, Gate, Outcome, Thresholds, Verdict, sum_of

START = Evidence("start", -1.0)
LINK = Evidence("away/link", 1.75)
MARKUP = Evidence("away/markup", 1.0)
MONEY = Evidence("money/easy", 1.5)
HOME = Evidence("money/from-home", 1.5)
LOANS = Evidence("trade/loans", 1.5)
WARNING = Evidence("warning", -1.5)
HONEYPOT = Evidence("honeypot", 20.0)
GATE = Gate("newcomer")


def words(weight: float) -> Evidence:
    return Evidence("text/word", weight, {"quote": "loans"})


@pytest.mark.parametrize(
    ("evidence", "outcome"),
    [
        ([START], Outcome.PUBLISH),
        ([START, MONEY], Outcome.HOLD),
        ([START, MONEY, WARNING], Outcome.PUBLISH),
        ([START, MONEY, HOME, words(1.9)], Outcome.HOLD),  # 3.9; but 2.4 with one reason of each kind
        ([START, MONEY, LOANS, LINK], Outcome.REJECT),
        ([START, MONEY, LOANS, LINK, WARNING], Outcome.HOLD),
        ([START, MONEY, LINK, words(0.4)], Outcome.HOLD),  # 2.65
        ([START, MONEY, LINK, words(0.9)], Outcome.REJECT),  # 3.15, of two kinds
        ([START, LINK, words(2.9)], Outcome.HOLD),  # 3.65: parents give links, too
        ([START, MARKUP, words(2.9)], Outcome.HOLD),  # 2.9
        ([START, LINK, words(2.0), words(1.0)], Outcome.REJECT),  # 3.75: words are enough alone from 3 on
        ([START, words(3.5)], Outcome.HOLD),  # 2.5
        ([START, words(6.0), words(-3.0)], Outcome.HOLD),  # 2.0: words are one opinion
        ([START, Evidence("pram/dear", 9.0)], Outcome.HOLD),  # one kind
        ([START, HONEYPOT, words(-9.0)], Outcome.REJECT),
    ],
)
def test_outcome_follows_from_score_and_kinds(evidence, outcome) -> None:
    assert Verdict.on(evidence).outcome is outcome


@pytest.mark.parametrize(
    ("score", "outcome"),
    [(-0.01, Outcome.PUBLISH), (0.0, Outcome.HOLD), (2.99, Outcome.HOLD), (3.0, Outcome.REJECT)],
)
def test_each_score_begins_at_its_figure(score, outcome) -> None:
    kinds = [Evidence(f"kind-{number}", 0.25) for number in range(3)]

    assert Verdict.on([*kinds, words(score - 0.75)]).outcome is outcome


def test_a_site_can_choose_other_figures_and_the_verdict_keeps_them() -> None:
    verdict = Verdict.on([MONEY], thresholds=Thresholds(hold=2.0, reject=4.0))

    assert (verdict.outcome, verdict.thresholds) == (Outcome.PUBLISH, (2.0, 4.0, 3.0))


def test_score_is_the_sum_of_the_weights_to_the_last_digit() -> None:
    assert Verdict.on([START, Evidence("a", 0.1), Evidence("b", 0.2)]).score == -0.7


@pytest.mark.parametrize(
    ("evidence", "outcome"),
    [
        ([], Outcome.HOLD),
        ([START, WARNING], Outcome.HOLD),
        ([Evidence("staff", -100.0)], Outcome.HOLD),
        ([START, LINK, MONEY, words(0.74)], Outcome.HOLD),  # 2.99: a gate adds nothing
        ([START, LINK, MONEY, LOANS], Outcome.REJECT),
    ],
)
def test_gate_holds_whatever_the_sum_is_and_adds_nothing_towards_rejecting(evidence, outcome) -> None:
    assert Verdict.on(evidence, [GATE]).outcome is outcome
    assert Verdict.on(evidence, [GATE]).score == Verdict.on(evidence).score


def test_one_more_gate_holds_what_was_published() -> None:
    verdict = Verdict.on([START]).behind(GATE)

    assert (verdict.outcome, verdict.gates, verdict.evidence) == (Outcome.HOLD, (GATE,), (START,))


def test_a_score_has_two_decimals() -> None:
    assert sum_of([Evidence("a", 0.114), Evidence("b", 0.113)]) == 0.23
