import pytest

from community.spam.learning.logistic_model import LogisticModel, Seen

WORD, OTHER = 7, 8


def test_before_it_has_learned_the_score_is_the_sum_of_the_rules_as_set_by_hand() -> None:
    assert LogisticModel().score(Seen({"money": 1.5, "warning": -1.0}, {WORD: 1.0})) == 0.5


def test_two_decisions_of_a_moderator_change_the_next_verdict() -> None:
    model = LogisticModel()

    for _ in range(2):
        model.learn(Seen({}, {WORD: 1.0}), is_spam=True)
        model.learn(Seen({}, {OTHER: 1.0}), is_spam=False)

    assert model.score(Seen({}, {WORD: 1.0})) > 0.4
    assert model.score(Seen({}, {OTHER: 1.0})) < -0.4


def test_25_decisions_do_not_overturn_a_rule() -> None:
    model = LogisticModel()

    for _ in range(25):
        model.learn(Seen({"money": 1.5}, {}), is_spam=False)

    moved = model.score_of_rules({"money": 1.5})
    assert 0 < moved < 1.5


def test_a_rule_that_is_always_wrong_loses_its_weight_in_the_end() -> None:
    model = LogisticModel()

    for _ in range(2_000):
        model.learn(Seen({"money": 1.5}, {}), is_spam=False)
        model.learn(Seen({}, {}), is_spam=True)

    assert model.score_of_rules({"money": 1.5}) < 0


def test_importance_says_how_much_it_learns() -> None:
    gently, strongly = LogisticModel(), LogisticModel()
    for _ in range(5):
        gently.learn(Seen({}, {WORD: 1.0}), is_spam=True, importance=0.1)
        strongly.learn(Seen({}, {WORD: 1.0}), is_spam=True)

    assert 0 < gently.score(Seen({}, {WORD: 1.0})) < strongly.score(Seen({}, {WORD: 1.0}))


@pytest.mark.parametrize("is_spam", [True, False])
def test_no_score_overflows(is_spam: bool) -> None:
    model = LogisticModel()

    model.learn(Seen({"flood": 1e6}, {}), is_spam=is_spam)

    assert model.score(Seen({}, {})) == pytest.approx(0.0 if is_spam else -0.2, abs=0.15)
