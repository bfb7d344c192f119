import json

import pytest

from community.spam.learning import stored_model
from community.spam.learning.logistic_model import FIRST_TEXT_SUM, LogisticModel
from community.spam.learning.stored_model import UnreadableModel, read_model, write_model
from community.spam.learning.training import Labelled, read_text, train

COMMENTS = [
    Labelled(read_text("Cheap loans today, no credit check"), is_spam=True),
    Labelled(read_text("We read two books every evening"), is_spam=False),
]


@pytest.mark.parametrize("model", [LogisticModel(), train(COMMENTS)])
def test_a_model_comes_back_as_it_was(model: LogisticModel) -> None:
    assert read_model(write_model(model)) == model


def test_without_its_sums_it_keeps_its_weights_and_learns_as_at_first() -> None:
    model = train(COMMENTS)

    found = read_model(write_model(model, with_totals=False))

    assert found.text == model.text
    assert set(found.text_totals.values()) == {FIRST_TEXT_SUM}


def changed(**entries: object) -> str:
    content = json.loads(write_model(train(COMMENTS))) | entries
    content.pop("sha256")
    return json.dumps(content | {"sha256": stored_model._hash_of(content)})


def packed(kind: str, number: float) -> str:
    return stored_model._pack(stored_model.array(kind, [number]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        write_model(train(COMMENTS)).replace("counted", "numbered"),
        write_model(train(COMMENTS)).replace('"start": [-', '"start": ['),
        write_model(train(COMMENTS))[:-20],
        changed(start=[float("nan"), 1.0]),
        changed(start=[0.0, -1.0]),
        changed(start=["much", 1.0]),
        changed(start=[0.0]),
        changed(weights="AAAA"),
        changed(weights=packed("d", 1.0)),
        changed(places=packed("I", 2**31), weights=packed("d", 1.0), totals=packed("d", 1.0)),
    ],
)
def test_a_damaged_model_says_what_to_do(text: str) -> None:
    with pytest.raises(UnreadableModel, match=r"cannot be read: .*Nothing is lost: manage.py train_spam"):
        read_model(text)


@pytest.mark.parametrize("entries", [{"format": 0}, {"features": 99}])
def test_a_model_of_another_version_is_named(entries: dict[str, int]) -> None:
    with pytest.raises(UnreadableModel, match=r"has format \d+ and features \d+, this program reads 1 and 1"):
        read_model(changed(**entries))


def test_unpacking_stops_before_the_memory_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored_model, "MAX_BYTES", 100)

    with pytest.raises(UnreadableModel, match="too large"):
        read_model(write_model(train(COMMENTS)))
