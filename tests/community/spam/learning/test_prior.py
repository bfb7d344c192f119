import copy

import pytest

from community.spam.judge import judge
from community.spam.learning.evaluation import confusion
from community.spam.learning.logistic_model import LogisticModel
from community.spam.learning.prior import prior_model, prior_of, read_seeds
from community.spam.learning.stored_model import read_model, write_model
from community.spam.learning.training import Labelled, learn_next, read_text, shuffled
from community.spam.model_in_use import model_in_use
from community.spam.verdicts import Outcome

PITCH = "I left my desk last spring and my evenings are my own now. Ask me how, I answer every mum personally."


@pytest.fixture(scope="module")
def seeds() -> list[Labelled]:
    return shuffled(read_seeds())


def test_the_stored_file_is_made_from_the_examples_beside_it(seeds: list[Labelled]) -> None:
    """If this fails: manage.py build_spam_prior."""
    built, stored = read_model(write_model(prior_of(seeds), with_totals=False)), prior_model()

    assert {
        place for place in built.text.keys() ^ stored.text.keys() if abs(built.text.get(place, 0.0)) > 0.03
    } == set()
    assert all(
        built.text[place] == pytest.approx(stored.text[place], abs=0.02) for place in built.text.keys() & stored.text
    )
    assert {name: one.weight for name, one in built.rules.items()} == pytest.approx(
        {name: one.weight for name, one in stored.rules.items()}, abs=0.02
    )


def test_examples_it_has_not_seen_are_told_apart(seeds: list[Labelled]) -> None:
    """Four fifths are learned and one is judged; docs/spam.md has all five."""
    judged = seeds[::5]

    found = confusion(prior_of([one for number, one in enumerate(seeds) if number % 5]), judged)

    assert found.recall > 0.6
    assert found.blocked < 0.06
    assert confusion(LogisticModel(), judged).recall < 0.2


@pytest.mark.django_db
def test_a_new_site_begins_with_it() -> None:
    assert model_in_use().model is prior_model()
    assert len(prior_model().text) > 10_000


def test_words_without_link_hold_a_known_writers_pitch_on_the_first_day(given) -> None:
    assert judge(PITCH, name="Anna", circumstances=given()).outcome is Outcome.HOLD
    assert judge(PITCH, name="Anna", circumstances=given(), model=LogisticModel()).outcome is Outcome.PUBLISH


def test_decisions_overturn_it() -> None:
    model, seen = copy.deepcopy(prior_model()), read_text(PITCH)
    before = model.score(seen)

    for number in range(3):
        learn_next(model, number, lambda _number: Labelled(seen, is_spam=False))

    assert before > 0 > model.score(seen)
