from community.spam.learning.logistic_model import Seen
from community.spam.learning.training import Labelled, fading, read_text, train

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


def test_the_latest_comment_counts_most() -> None:
    nothing = Seen({}, {})

    faded = fading([Labelled(nothing, is_spam=True)] * 5)

    assert [round(comment.importance, 2) for comment in faded] == [0.11, 0.19, 0.33, 0.57, 1.0]
    assert fading([]) == []
