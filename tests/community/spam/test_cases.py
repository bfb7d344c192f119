"""Written cases (`cases.csv`): what the filter must say on a site's first day, and why.

A newcomer's comment waits in a gate, whatever it says; so honest comments are by somebody with one approved comment.
"""

import csv
from pathlib import Path

import pytest

from community.members.standing import Standing
from community.spam.judge import judge
from community.spam.learning.prior import prior_model
from community.spam.learning.training import read_text
from community.spam.verdicts import Outcome

with (Path(__file__).parent / "cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))

#: Where `side` is empty, no parent and no robot would write it otherwise: who writes it decides.
WITH_SIDE = [case for case in CASES if case["side"]]


def why(case: dict[str, str]) -> str:
    return case["why"]


def test_there_are_twenty() -> None:
    assert (len(CASES), len(WITH_SIDE)) == (20, 19)


@pytest.mark.parametrize("case", CASES, ids=why)
def test_it_gets_the_verdict(given, case: dict[str, str]) -> None:
    circumstances = given(Standing(case["standing"]), copies=int(case["copies"]))

    assert judge(case["text"], name="Anna", circumstances=circumstances).outcome is Outcome(case["outcome"])


@pytest.mark.parametrize("case", WITH_SIDE, ids=why)
def test_its_text_alone_is_on_the_right_side(case: dict[str, str]) -> None:
    assert (prior_model().score(read_text(case["text"])) > 0) is (case["side"] == "spam")
