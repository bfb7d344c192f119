"""Stored models that are damaged, older, too large or no numbers: comments are judged all the same, and nothing that
moderators have decided is lost."""

import json

import pytest

from community.spam import model_in_use as model_in_use_module
from community.spam.examples import learn_from
from community.spam.filter_settings import DEFAULT_SETTINGS
from community.spam.folding import fold, retrain
from community.spam.learning import stored_model
from community.spam.learning.prior import prior_model
from community.spam.learning.stored_model import UnreadableModel, read_model
from community.spam.model_in_use import model_in_use
from community.spam.models import TrainedModel
from tests.factories import UserFactory


def forged(**entries: object) -> str:
    """With a right checksum, so that only what is in it can tell."""
    content = json.loads(stored_model.write_model(stored_model.LogisticModel(text={7: 1.0}, text_totals={7: 1.0})))
    content.pop("sha256")
    content |= entries
    return json.dumps(content | {"sha256": stored_model._hash_of(content)})


def packed(kind: str, *numbers: float) -> str:
    return stored_model._pack(stored_model.array(kind, numbers))


DAMAGED = {
    "a word weighs no number": forged(weights=packed("d", float("nan"))),
    "a word weighs infinitely much": forged(weights=packed("d", float("-inf"))),
    "a sum is no number": forged(totals=packed("d", float("nan"))),
    "a sum is nothing": forged(totals=packed("d", 0.0)),
    "a rule weighs no number": forged(rules={"praise": [float("nan"), 6.0]}),
    "a rule's sum is infinite": forged(rules={"praise": [0.0, float("inf")]}),
    "a rule has one number": forged(rules={"praise": [0.0]}),
    "rules without names": forged(rules=[]),
    "nothing was counted": forged(counted=[0.0, 1.0]),
    "a number is too large": forged(counted=[10**400, 1]),
    "half a number": forged(weights=stored_model._pack(stored_model.array("B", b"1234567"))),
    "one place too few": forged(places=packed("I")),
    "the first place that is none": forged(places=packed("I", 2**18)),
    "a place that is no text": forged(places=7),
    "another format within": forged(places="not base64"),
    "nested without end": "[" * 100_000,
    "null": "null",
    "a number alone": "5",
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_it_is_refused_in_words(text: str) -> None:
    with pytest.raises(UnreadableModel, match=r"cannot be read: .*Nothing is lost: manage.py train_spam"):
        read_model(text)


def test_the_last_place_there_is_can_be_read() -> None:
    assert read_model(forged(places=packed("I", 2**18 - 1))).text == {2**18 - 1: 1.0}


@pytest.mark.parametrize(("most", "is_read"), [(8, True), (7, False)])
def test_a_model_is_too_large_from_the_first_byte_too_many(monkeypatch, most, is_read) -> None:
    text = forged()  # its longest row has eight bytes
    monkeypatch.setattr(stored_model, "MAX_BYTES", most)

    if is_read:
        assert read_model(text).text == {7: 1.0}
    else:
        with pytest.raises(UnreadableModel, match="too large"):
            read_model(text)


@pytest.mark.django_db
class TestInTheDatabase:
    @pytest.fixture
    def learned(self, say) -> TrainedModel:
        learn_from(say("Cheap loans, ask me today", by=UserFactory()), is_spam=True, moderator=None, decision_id=None)
        return fold()

    @pytest.mark.parametrize("mode", ["shadow", "act"])
    @pytest.mark.parametrize(
        "text", [DAMAGED["rules without names"], DAMAGED["nested without end"], forged(features=0), forged(format=2)]
    )
    def test_the_filter_judges_as_on_its_first_day(self, learned, settings, mode, text) -> None:
        settings.SPAM_LEARNING = mode
        model_in_use_module._read.cache_clear()
        TrainedModel.objects.update(content=text)

        assert model_in_use() == (prior_model(), None, DEFAULT_SETTINGS)

    def test_the_next_decision_does_not_replace_what_it_cannot_read(self, learned, say) -> None:
        TrainedModel.objects.update(content="{}")
        learn_from(say("We read two books every evening"), is_spam=False, moderator=None, decision_id=None)

        with pytest.raises(UnreadableModel, match="manage.py train_spam"):
            fold()

        assert TrainedModel.objects.count() == 1

    def test_learning_again_mends_it(self, learned, settings) -> None:
        settings.SPAM_LEARNING = "act"
        was = learned.content
        TrainedModel.objects.update(content="{}")

        mended = retrain()

        assert (mended.version, mended.content) == (2, was)
        assert model_in_use().model.version == 2
        assert fold() is None
