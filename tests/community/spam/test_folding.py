import copy

import pytest

from community.spam import folding
from community.spam.examples import forget, learn_from
from community.spam.folding import fold, retrain
from community.spam.learning.prior import prior_model
from community.spam.learning.stored_model import read_model
from community.spam.learning.training import read_text, train
from community.spam.models import Example, TrainedModel
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

SPAM = ["Cheap loans, ask me today", "Loans for everybody who asks", "Today only: loans, cheap and quick"]
HAM = ["We read two books every evening", "The bath was cold again, sorry", "She sleeps after the second book"]


@pytest.fixture
def decide_on(say):
    def decide_on(text: str):
        comment = say(text, by=UserFactory())
        learn_from(comment, is_spam=text in SPAM, moderator=None, decision_id=None)
        return comment

    return decide_on


def test_what_is_newer_is_learned_and_the_result_is_that_of_learning_all_from_scratch(decide_on) -> None:
    for text in (*SPAM, *HAM):
        decide_on(text)
        fold()

    folded = TrainedModel.objects.first()
    assert (folded.version, folded.examples, folded.last_example) == (6, 6, 6)
    from_scratch = train([one.labelled for one in Example.objects.all()], model=copy.deepcopy(prior_model()))
    assert read_model(folded.content) == from_scratch
    assert retrain().content == folded.content


def test_without_news_nothing_is_saved(decide_on) -> None:
    assert fold() is None
    decide_on(SPAM[0])
    assert fold().version == 1
    assert fold() is None


def test_two_workers_who_learn_at_once_lose_nothing(decide_on, monkeypatch) -> None:
    decide_on(SPAM[0])
    started = []

    def other_worker_is_quicker(model):
        if not started:
            started.append(True)
            decide_on(HAM[0])
            assert fold().version == 1
        return write_model(model)

    write_model = folding.write_model
    monkeypatch.setattr(folding, "write_model", other_worker_is_quicker)

    assert fold() is None  # the other has learned both

    latest = TrainedModel.objects.first()
    assert (latest.version, latest.examples) == (1, 2)


def test_what_was_taken_back_is_forgotten_by_the_next_training(decide_on) -> None:
    decide_on(HAM[0])
    comment = decide_on(SPAM[0])
    learned = read_model(fold().content).score(read_text("Cheap loans"))

    forget([comment.pk])
    forgotten = read_model(retrain().content).score(read_text("Cheap loans"))

    assert forgotten < learned
    assert forgotten == train([Example.objects.get().labelled], model=copy.deepcopy(prior_model())).score(
        read_text("Cheap loans")
    )


def test_examples_of_another_version_are_left_out(decide_on) -> None:
    decide_on(SPAM[0])
    Example.objects.update(features_version=0)

    assert fold() is None
    assert retrain().examples == 0


def test_three_models_are_kept(decide_on) -> None:
    for text in (*SPAM, *HAM):
        decide_on(text)
        fold()

    assert list(TrainedModel.objects.values_list("version", flat=True)) == [6, 5, 4]


def test_a_model_is_small(decide_on) -> None:
    for text in (*SPAM, *HAM):
        decide_on(text)

    assert len(fold().content) < 2_000_000
