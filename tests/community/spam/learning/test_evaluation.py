import pytest

from community.spam.learning.evaluation import Confusion, area_under_curve, confusion, trials_of
from community.spam.learning.labelled_file import Row
from community.spam.learning.logistic_model import START, Features, LogisticModel
from community.spam.learning.training import Labelled


def scored(score: float, *, is_spam: bool) -> Labelled:
    """A comment with this score in a model that has learned nothing."""
    return Labelled(Features({"start": -START, "rule": score}, {}), is_spam)


def test_every_comment_is_counted_once() -> None:
    comments = [
        *(scored(1.0, is_spam=True), scored(-1.0, is_spam=True), scored(0.5, is_spam=True)),
        *(scored(0.5, is_spam=False), scored(0.0, is_spam=False)),
    ]

    assert confusion(LogisticModel(), comments) == Confusion(spam_caught=2, ham_blocked=1, ham_passed=1, spam_missed=1)
    assert confusion(LogisticModel(), comments, threshold=0.5) == Confusion(1, 0, 2, 2)


def test_the_figures_are_those_of_the_textbook() -> None:
    result = Confusion(spam_caught=90, ham_blocked=5, ham_passed=95, spam_missed=10)

    assert (result.accuracy, result.recall, result.blocked) == (0.925, 0.9, 0.05)
    assert result.mcc == pytest.approx(0.8511, abs=1e-4)


@pytest.mark.parametrize(
    ("result", "mcc"), [(Confusion(5, 0, 5, 0), 1.0), (Confusion(0, 5, 0, 5), -1.0), (Confusion(), 0.0)]
)
def test_perfect_always_wrong_and_nothing_at_all(result: Confusion, mcc: float) -> None:
    assert result.mcc == mcc


@pytest.mark.parametrize(
    ("spam", "ham", "area"),
    [
        ([2.0, 3.0], [0.0, 1.0], 1.0),
        ([0.0], [1.0], 0.0),
        ([1.0], [1.0], 0.5),
        ([2.0, 0.0], [1.0, 0.0], 0.625),
        ([], [1.0], 0.0),
    ],
)
def test_the_area_is_how_often_spam_scores_above_ham(spam: list[float], ham: list[float], area: float) -> None:
    comments = [*(scored(one, is_spam=True) for one in spam), *(scored(one, is_spam=False) for one in ham)]

    assert area_under_curve(LogisticModel(), comments) == area


def row(number: int, *, source: str = "", part: str = "", date: str = "") -> Row:
    return Row(scored(float(number), is_spam=bool(number % 2)), source, part, date)


def numbers(comments) -> list[float]:
    return [comment.seen.rules["rule"] for comment in comments]


def test_a_file_that_comes_divided_is_used_as_it_is() -> None:
    trials = trials_of([row(1, part="train"), row(2, part="test"), row(3, part="train")])

    (trial,) = trials["its own division"]
    assert (sorted(numbers(trial.learned)), numbers(trial.judged)) == ([1, 3], [2])
    assert list(trials) == ["its own division"]


def test_with_dates_the_oldest_are_learned_whatever_the_order_of_the_file() -> None:
    rows = [row(number, date=f"2026-01-{10 - number:02}") for number in range(10)]

    (trial,) = trials_of(rows)["by date"]
    assert (numbers(trial.learned), numbers(trial.judged)) == ([9, 8, 7, 6, 5, 4, 3], [2, 1, 0])


def test_without_dates_the_order_of_the_file_counts_and_the_share_can_be_chosen() -> None:
    (trial,) = trials_of([row(number) for number in range(10)], share_learned=0.3)["in the order of the file"]

    assert (numbers(trial.learned), numbers(trial.judged)) == ([0, 1, 2], [3, 4, 5, 6, 7, 8, 9])


def test_each_source_is_judged_by_what_the_others_teach() -> None:
    trials = trials_of([row(1, source="a"), row(2, source="b"), row(3, source="a")])["one source left out"]

    assert [(trial.name, sorted(numbers(trial.learned)), numbers(trial.judged)) for trial in trials] == [
        ("a", [2], [1, 3]),
        ("b", [1, 3], [2]),
    ]


def test_what_was_divided_by_chance_is_learned_in_no_order_and_each_time_in_the_same() -> None:
    rows = [row(number, part="train") for number in range(50)]

    (first,), (second,) = (trials_of(rows)["its own division"] for _ in range(2))

    assert numbers(first.learned) == numbers(second.learned) != sorted(numbers(first.learned))
