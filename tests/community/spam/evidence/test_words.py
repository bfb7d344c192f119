import pytest

from community.spam.evidence.words import word_list_pattern, word_lists
from community.spam.judge import judge
from community.spam.normalise import normalise
from community.spam.verdicts import Outcome

FRAGMENTS = word_list_pattern(["breast", "sex", "ass", "cunt", "вид"])
NOTHING = word_list_pattern([])


@pytest.mark.parametrize("word", ["breastfeeding", "Essex", "assess", "Scunthorpe", "BREASTFEEDING", "Éssex", "видимо"])
def test_words_that_contain_listed_ones_pass(given, word) -> None:
    reading = normalise(f"My {word}, {word}s and {word}")

    assert list(word_lists(reading, given(), banned=FRAGMENTS, suspect=FRAGMENTS)) == []


@pytest.mark.parametrize(
    "text", ["an ass!", "ASS", "'ass'", "a_ass_a", "a\u200bss", "аss", "s3x", "b-r-e-a-s-t", "вид"]
)
def test_listed_word_is_found_however_it_is_written(given, text) -> None:
    found = [one.name for one in word_lists(normalise(text), given(), banned=FRAGMENTS, suspect=NOTHING)]

    assert found == ["words/banned"]


def test_editors_words_are_read_as_comments_are(given) -> None:
    editors = word_list_pattern(["  Miracle   CURE ", ""])

    [found] = word_lists(normalise("the miracle\ncure"), given(), banned=NOTHING, suspect=editors)

    assert found.explanation == "“miracle cure” is on the list of suspect words."


def test_empty_list_finds_nothing(given) -> None:
    assert list(word_lists(normalise("anything"), given(), banned=NOTHING, suspect=NOTHING)) == []


@pytest.mark.parametrize(("text", "outcome"), [("Buy V1agra here", Outcome.REJECT), ("He takes viagra", Outcome.HOLD)])
def test_banned_phrase_rejects_and_suspect_word_holds(given, text, outcome) -> None:
    assert judge(text, name="Rosa", circumstances=given()).outcome is outcome


def test_warning_about_a_banned_phrase_is_not_rejected(given) -> None:
    text = "Beware of mails that say 'buy viagra', my mother answered one."

    assert judge(text, name="Rosa", circumstances=given()).outcome is Outcome.HOLD
