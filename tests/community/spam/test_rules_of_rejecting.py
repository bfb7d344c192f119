"""The last verdict on one side of each rule, and the first on the other; what gates and figures never do."""

import math

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from community.spam.verdicts import ENOUGH_ALONE, NO_KIND, Evidence, Gate, Outcome, Thresholds, Verdict

PUBLISH, HOLD, REJECT = Outcome

START = Evidence("start", -1.0)


def words(weight: float) -> Evidence:
    return Evidence("text/word", weight, {"quote": "loans"})


def kind(letter: str, weight: float) -> Evidence:
    return Evidence(f"{letter}/rule", weight)


@pytest.mark.parametrize(
    ("evidence", "outcome"),
    [
        # Learned words are a kind from 0.5 on.
        ([kind("a", 9.0), words(0.49)], HOLD),
        ([kind("a", 9.0), words(0.5)], REJECT),
        ([kind("a", 9.0), words(0.9), words(-0.41)], HOLD),
        ([kind("a", 9.0), words(0.9), words(-0.4)], REJECT),
        # Alone they are enough from 3 on.
        ([words(2.99), Evidence("away/link", 0.75)], HOLD),
        ([words(3.0), Evidence("away/link", 0.75)], REJECT),
        # Two rules of one kind are one.
        ([Evidence("a/one", 4.0), Evidence("a/two", 4.0)], HOLD),
        ([Evidence("a/one", 4.0), kind("b", 0.01)], REJECT),
        # Of a kind only the heaviest counts; what speaks for the comment counts whole.
        ([Evidence("a/one", 1.5), Evidence("a/two", 1.49), kind("b", 1.49)], HOLD),
        ([Evidence("a/one", 1.5), Evidence("a/two", 1.49), kind("b", 1.5)], REJECT),
        ([kind("a", 2.0), kind("b", 2.0), Evidence("warning", -1.01)], HOLD),
        ([kind("a", 2.0), kind("b", 2.0), Evidence("warning", -1.0)], REJECT),
        # A rule that decisions have moved to nothing, or beyond, is no reason.
        ([kind("a", 9.0), kind("b", 0.0)], HOLD),
        ([kind("a", 9.0), kind("b", -0.01)], HOLD),
        # Links and contacts are no kind, together neither.
        ([kind("a", 9.0), Evidence("away/link", 1.75), Evidence("away/contact", 1.75)], HOLD),
        ([kind("a", 9.0), Evidence("away/markup", 1.0)], REJECT),
        # Nor is where every comment starts, on a site that gets mostly spam.
        ([Evidence("start", 0.5), kind("a", 9.0)], HOLD),
        ([Evidence("start", 0.5), words(2.5)], HOLD),
        ([Evidence("start", 0.5), kind("a", 1.25), kind("b", 1.25)], REJECT),
    ],
)  # fmt: skip
def test_each_rule_begins_at_its_figure(evidence, outcome) -> None:
    assert Verdict.on(evidence).outcome is outcome


@pytest.mark.parametrize("name", sorted(ENOUGH_ALONE))
def test_what_is_enough_alone_needs_the_figure_as_well(name) -> None:
    assert Verdict.on([START, Evidence(name, 4.0)]).outcome is REJECT
    assert Verdict.on([START, Evidence(name, 3.99)]).outcome is HOLD


def test_nothing_is_both_enough_alone_and_no_kind() -> None:
    assert not ENOUGH_ALONE & NO_KIND


@pytest.mark.parametrize(
    ("score", "outcome"), [(0.49, PUBLISH), (0.5, HOLD), (1.99, HOLD), (2.0, REJECT), (math.inf, REJECT)]
)
def test_a_sites_own_figures_begin_where_it_says(score, outcome) -> None:
    figures = Thresholds(hold=0.5, reject=2.0)

    assert Verdict.on([kind("a", 0.25), kind("b", score - 0.25)], thresholds=figures).outcome is outcome


def test_a_sum_that_floats_would_miss_reaches_its_figure() -> None:
    tenths = [Evidence(f"kind-{number}", 0.1) for number in range(30)]

    assert sum(one.weight for one in tenths) != 3.0
    assert Verdict.on(tenths).outcome is REJECT
    assert Verdict.on([Evidence("start", -0.3), *tenths[:3]]).outcome is HOLD


weights = st.integers(-500, 500).map(lambda hundredths: hundredths / 100)
pieces = st.builds(
    Evidence,
    st.sampled_from(["start", "text/word", "text/rest", "a/one", "a/two", "b", "away/link", "honeypot", "warning"]),
    weights,
)
gates = st.lists(st.sampled_from([Gate("newcomer"), Gate("read-first"), Gate("pace")]), min_size=1)


@any_of(st.lists(pieces), gates)
def test_a_gate_holds_what_would_be_published_and_changes_nothing_else(evidence, gates) -> None:
    free, gated = Verdict.on(evidence), Verdict.on(evidence, gates)

    assert (gated.score, gated.evidence) == (free.score, free.evidence)
    assert gated.outcome is (HOLD if free.outcome is PUBLISH else free.outcome)
    assert free.behind(gates[0]) == Verdict.on(evidence, gates[:1])


@any_of(st.lists(pieces), st.randoms())
def test_the_order_of_reasons_decides_nothing(evidence, chance) -> None:
    mixed = list(evidence)
    chance.shuffle(mixed)

    assert (Verdict.on(mixed).outcome, Verdict.on(mixed).score) == (
        Verdict.on(evidence).outcome,
        Verdict.on(evidence).score,
    )


@any_of(st.lists(pieces))
def test_nothing_is_rejected_that_would_not_be_held(evidence) -> None:
    verdict = Verdict.on(evidence)

    if verdict.outcome is REJECT:
        assert verdict.score >= verdict.thresholds.reject
        assert any(one.weight > 0 and one.kind != "start" for one in evidence)
