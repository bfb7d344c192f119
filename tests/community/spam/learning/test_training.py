from community.spam.learning.logistic_model import LogisticModel
from community.spam.learning.training import Labelled, learn_next, read_text, replayed_with, train

SPAM = ["Cheap loans, write to me", "Loans for everybody, cheap", "Get cheap loans today"]
HAM = ["We read two books every evening", "The bath was cold again", "She sleeps after the second book"]
COMMENTS = [Labelled(read_text(text), text in SPAM) for text in SPAM + HAM]


def test_it_tells_a_similar_comment_from_an_ordinary_one() -> None:
    model = train(COMMENTS)

    assert model.score(read_text("Loans! Cheap!")) > 0 > model.score(read_text("One book, then the bath"))


def test_the_same_comments_give_the_same_model() -> None:
    assert train(COMMENTS) == train(COMMENTS)


def test_what_the_writer_may_do_is_no_rule_that_is_learned() -> None:
    assert set(read_text("Same here").rules) == set()
    assert set(read_text("a@example.org b@example.org c@example.org").rules) == {"away/contact"}


def test_learning_one_at_a_time_gives_the_same_as_learning_all_from_scratch() -> None:
    model = LogisticModel()

    for number in range(len(COMMENTS)):
        learn_next(model, number, COMMENTS.__getitem__)

    assert model == train(COMMENTS)


def test_only_what_came_before_is_learned_again_and_recent_comments_more_often() -> None:

    assert replayed_with(0) == [0] * 20
    assert all(0 <= number <= newest for newest in range(100) for number in replayed_with(newest))
    assert sum(number < 50 for number in replayed_with(99)) < sum(number >= 50 for number in replayed_with(99))
