from itertools import combinations

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from community.spam.counterfactual import explain_counterfactual, obstacles
from community.spam.noun_phrases import NOUN_PHRASES
from community.spam.sentences import SENTENCES
from community.spam.verdicts import Evidence, Gate, Outcome, Thresholds, Verdict

START = Evidence("start", -1.0)
LINKS = Evidence("away/link", 1.25, {"count": 2, "quote": "shop.example"})
SUSPECT = Evidence("words/suspect", 1.0, {"quote": "viagra"})
CLICK = Evidence("invitation/click", 1.0, {"quote": "click here"})
WARNING = Evidence("warning", -1.5, {"quote": "beware of"})
NEWCOMER = Gate("newcomer")


def word(weight: float) -> Evidence:
    return Evidence("text/word", weight, {"quote": "loans"})


@pytest.mark.parametrize(
    ("evidence", "gates", "names"),
    [
        ([START], [], []),
        ([START, SUSPECT], [], ["words/suspect"]),
        ([START, LINKS, SUSPECT], [], ["away/link", "words/suspect"]),  # 1.25: neither is enough alone
        ([START, LINKS, word(0.5)], [], ["away/link"]),
        ([START, LINKS, SUSPECT, WARNING], [NEWCOMER], ["newcomer"]),
        ([START, LINKS, SUSPECT], [NEWCOMER], ["newcomer", "away/link", "words/suspect"]),
        ([START, word(0.7), word(0.6), word(-0.2)], [], ["text"]),  # learned words are one
        ([Evidence("start", 0.5)], [], []),
    ],
)
def test_the_fewest_obstacles_are_found(evidence, gates, names) -> None:
    assert [one.name for one in obstacles(Verdict.on(evidence, gates))] == names


def test_moderators_read_one_sentence() -> None:
    verdict = Verdict.on([START, LINKS, SUSPECT], [NEWCOMER, Gate("links", {"count": 2})])

    assert explain_counterfactual(verdict) == (
        "Without the rule that newcomers wait, the two links and the word list (“viagra”) it would have been published "
        "at once."
    )
    assert explain_counterfactual(Verdict.on([START])) == ""


@any_of(
    st.lists(
        st.sampled_from([LINKS, SUSPECT, CLICK, WARNING, Evidence("honeypot", 20.0)]), unique_by=lambda one: one.name
    ),
    st.floats(-2, 2).map(lambda weight: word(round(weight, 2))),
    st.sampled_from([Thresholds(), Thresholds(hold=0.75)]),
)
def test_without_the_obstacles_it_is_published_and_without_fewer_it_is_not(found, learned, thresholds) -> None:
    verdict = Verdict.on([START, *found, learned], thresholds=thresholds)
    removable = {one.name for one in obstacles(verdict)}

    def published_without(names) -> bool:
        left = [one for one in verdict.evidence if one.name not in names and one.kind not in names]
        return Verdict.on(left, thresholds=thresholds).outcome is Outcome.PUBLISH

    assert published_without(removable)
    names = ["text", *(one.name for one in found)]
    assert not removable or not any(map(published_without, combinations(names, len(removable) - 1)))


def test_everything_that_can_stand_in_the_way_has_a_name_within_a_sentence() -> None:
    in_favour = {"start", "approved", "staff", "warning", "text/word", "text/rest"}

    assert set(NOUN_PHRASES) - {"text"} == set(SENTENCES) - in_favour
