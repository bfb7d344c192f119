import pytest

from community.spam.learning.logistic_model import LogisticModel
from community.spam.learning.text_features import places_of_word
from community.spam.report.strong_words import StrongWord, strong_words

pytestmark = pytest.mark.django_db


def model_of(**weights: float) -> LogisticModel:
    return LogisticModel(text={places_of_word(word)[0]: weight for word, weight in weights.items()})


def test_words_of_several_comments_are_ordered_both_ways(say) -> None:
    say("Prams and Loans and naps")
    say("prams, loans. Naps!")

    found = strong_words(model_of(prams=0.5, loans=1.25, naps=-0.75))

    assert found.against == [StrongWord("loans", 1.25, 2), StrongWord("prams", 0.5, 2)]
    assert found.in_favour == [StrongWord("naps", -0.75, 2)]


def test_a_word_of_one_comment_may_be_a_name_and_is_not_shown(say) -> None:
    say("Okafor, Okafor and Okafor")
    say("kind words")

    assert strong_words(model_of(okafor=2.0)) == ([], [])


def test_one_query_however_many_comments(say, django_assert_num_queries) -> None:
    for number in range(3):
        say(f"prams {number}")

    with django_assert_num_queries(1):
        strong_words(model_of(prams=1.0))
