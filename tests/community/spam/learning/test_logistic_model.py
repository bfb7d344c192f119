import pytest

from community.spam.learning.logistic_model import Features, Learned, LogisticModel

WORD, OTHER = 7, 8


def model_at_zero() -> LogisticModel:
    return LogisticModel(start=Learned(0.0, 1.0))


def test_a_comment_starts_below_zero_and_one_ordinary_reason_makes_up_for_it() -> None:
    assert LogisticModel().score(Features({}, {})) == -1.0
    assert LogisticModel().score(Features({"warning": -1.0, "money": 1.0, "pram": 1.0}, {})) == 0.0


def test_before_it_has_learned_the_score_is_the_sum_of_the_rules_as_set_by_hand() -> None:
    assert model_at_zero().score(Features({"money": 1.5, "warning": -1.0}, {WORD: 1.0})) == 0.5


def test_two_decisions_of_a_moderator_change_the_next_verdict() -> None:
    model = model_at_zero()

    for _ in range(2):
        model.learn(Features({}, {WORD: 1.0}), is_spam=True)
        model.learn(Features({}, {OTHER: 1.0}), is_spam=False)

    assert model.score(Features({}, {WORD: 1.0})) > 0.4
    assert model.score(Features({}, {OTHER: 1.0})) < -0.4


def test_25_decisions_do_not_overturn_a_rule() -> None:
    model = model_at_zero()

    for _ in range(25):
        model.learn(Features({"money": 1.5}, {}), is_spam=False)

    moved = model.score_of_rules({"money": 1.5})
    assert 0 < moved < 1.5


def test_a_rule_that_is_always_wrong_loses_its_weight_in_the_end() -> None:
    model = model_at_zero()

    for _ in range(2_000):
        model.learn(Features({"money": 1.5}, {}), is_spam=False)
        model.learn(Features({}, {}), is_spam=True)

    assert model.score_of_rules({"money": 1.5}) < 0


def test_importance_says_how_much_it_learns() -> None:
    gently, strongly = model_at_zero(), model_at_zero()
    for _ in range(5):
        gently.learn(Features({}, {WORD: 1.0}), is_spam=True, importance=0.1)
        strongly.learn(Features({}, {WORD: 1.0}), is_spam=True)

    assert 0 < gently.score(Features({}, {WORD: 1.0})) < strongly.score(Features({}, {WORD: 1.0}))


@pytest.mark.parametrize("is_spam", [True, False])
def test_no_score_overflows(is_spam: bool) -> None:
    model = model_at_zero()

    model.learn(Features({"flood": 1e6}, {}), is_spam=is_spam)

    assert model.score(Features({}, {})) == pytest.approx(0.0 if is_spam else -0.2, abs=0.15)


def test_rare_spam_counts_as_much_as_frequent_ham() -> None:
    balanced, rare = model_at_zero(), model_at_zero()
    rare.counted = {False: 9.0, True: 3.0}

    for model in (balanced, rare):
        model.learn(Features({}, {WORD: 1.0}), is_spam=True)

    assert rare.score(Features({}, {WORD: 1.0})) > balanced.score(Features({}, {WORD: 1.0}))
    assert rare.start.total == pytest.approx(1 + (0.5 * 2) ** 2)
