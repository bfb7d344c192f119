"""What other lists and thresholds would have done, to whom it makes a difference."""

import pytest

from community.spam.evidence.words import word_lists_of
from community.spam.filter_settings import DEFAULT_SETTINGS, FilterSettings
from community.spam.learning.logistic_model import LogisticModel
from community.spam.models import Judgement
from community.spam.settings_preview import preview
from community.spam.verdicts import Evidence, Gate, Outcome, Thresholds, Verdict

pytestmark = pytest.mark.django_db

NO_WORDS = DEFAULT_SETTINGS._replace(lists=word_lists_of([], [], []))
START = Evidence("start", -1.0)


@pytest.fixture
def judged(say, given):
    def judged(text: str, *evidence: Evidence, gates: tuple[Gate, ...] = ()) -> None:
        verdict = Verdict.on([START, *evidence], gates, circumstances=given())
        Judgement.objects.record(say(text), verdict)

    return judged


def outcomes(then: FilterSettings, *, now: FilterSettings = NO_WORDS) -> list[tuple[str, Outcome, Outcome]]:
    found = preview(now, then, LogisticModel())
    return [(one.comment.comment, one.now, one.then) for one in (*found.held, *found.rejected, *found.published)]


def test_a_new_banned_phrase_would_have_rejected_what_has_it(judged) -> None:
    judged("A miracle pram for you")
    judged("A pram for you, no miracle")

    assert outcomes(NO_WORDS._replace(lists=word_lists_of(["miracle pram"], [], []))) == [
        ("A miracle pram for you", Outcome.PUBLISH, Outcome.REJECT)
    ]


def test_a_word_taken_off_a_list_counts_no_longer(judged) -> None:
    judged("Cheap prams for sale", Evidence("words/suspect", 1.0, {"quote": "prams"}))
    now = NO_WORDS._replace(lists=word_lists_of([], ["prams"], []))

    assert outcomes(NO_WORDS, now=now) == [("Cheap prams for sale", Outcome.HOLD, Outcome.PUBLISH)]


def test_a_house_rule_holds_whatever_the_thresholds_are(judged) -> None:
    judged("We read two books", gates=(Gate("newcomer"),))

    assert outcomes(NO_WORDS._replace(thresholds=Thresholds(hold=5.0))) == []


@pytest.mark.parametrize(("hold", "count"), [(0.5, 0), (0.51, 1)])
def test_a_sum_that_reaches_the_threshold_waits(judged, hold, count) -> None:
    judged("Something for sale", Evidence("money/earnings", 1.5))

    assert len(outcomes(NO_WORDS._replace(thresholds=Thresholds(hold=hold)))) == count


def test_what_an_ordinary_person_says_is_counted_and_makes_no_difference(judged) -> None:
    judged("We read two books")

    found = preview(NO_WORDS, DEFAULT_SETTINGS, LogisticModel())

    assert (found.compared, found.is_empty) == (1, True)
