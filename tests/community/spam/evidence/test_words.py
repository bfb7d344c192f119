import pytest

from community.spam.evidence.words import WordLists, disguise, word_list_pattern, word_lists
from community.spam.judge import judge
from community.spam.learning.logistic_model import LogisticModel
from community.spam.normalise import normalise_comment
from community.spam.verdicts import Outcome

FRAGMENTS = word_list_pattern(["breast", "sex", "ass", "cunt", "вид"])
NOTHING = word_list_pattern([])
EMPTY = WordLists(NOTHING, NOTHING, NOTHING)


@pytest.mark.parametrize("word", ["breastfeeding", "Essex", "assess", "Scunthorpe", "BREASTFEEDING", "Éssex", "видимо"])
def test_words_that_contain_listed_ones_pass(given, word) -> None:
    reading = normalise_comment(f"My {word}, {word}s and {word}")

    assert list(word_lists(reading, given(), WordLists(FRAGMENTS, FRAGMENTS, FRAGMENTS))) == []


@pytest.mark.parametrize(
    "text", ["an ass!", "ASS", "'ass'", "a_ass_a", "a\u200bss", "аss", "s3x", "b-r-e-a-s-t", "вид"]
)
def test_listed_word_is_found_however_it_is_written(given, text) -> None:
    lists = EMPTY._replace(banned=FRAGMENTS)

    found = [one.name for one in word_lists(normalise_comment(text), given(), lists)]

    assert found == ["words/banned"]


def test_editors_words_are_read_as_comments_are(given) -> None:
    editors = EMPTY._replace(suspect=word_list_pattern(["  Miracle   CURE ", ""]))

    [found] = word_lists(normalise_comment("the miracle\ncure"), given(), editors)

    assert found.explanation == "“miracle cure” is on the list of suspect words."


def test_empty_list_finds_nothing(given) -> None:
    assert list(word_lists(normalise_comment("anything"), given(), EMPTY)) == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Buy V1agra here", Outcome.REJECT),
        ("He takes viagra", Outcome.PUBLISH),
        ("Viagra available now", Outcome.HOLD),
        ("He takes viagra, ask him on https://his.example/page", Outcome.HOLD),
        ("She escorts the children to school", Outcome.PUBLISH),
        ("The bonds we build at bedtime", Outcome.PUBLISH),
        ("Escorts available 24 hours", Outcome.HOLD),
    ],
)
def test_banned_phrase_rejects_and_one_word_alone_holds_no_known_writer(given, text, outcome) -> None:
    assert judge(text, name="Rosa", circumstances=given(), model=LogisticModel()).outcome is outcome


def test_warning_about_a_banned_phrase_is_not_rejected(given) -> None:
    text = "Beware of mails that say 'buy viagra', my mother answered one."

    assert judge(text, name="Rosa", circumstances=given()).outcome is Outcome.HOLD


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("cheap lo\u200bans", "Hides 1 character that nobody can see in the text."),
        ("\x00\x00", "Hides 2 characters that nobody can see in the text."),
        ("сheap loаns", "2 words have letters of another alphabet that look Latin."),
        ("l0ans f0r m0ms", "3 words have digits or signs in place of letters, as “l0ans, f0r, m0ms”."),
        ("a" + "\u0301" * 20, "12 accents too many are stacked on letters."),
    ],
)
def test_disguise_is_named_with_its_fact(given, text, says) -> None:
    assert [one.explanation for one in disguise(normalise_comment(text), given())] == [says]


@pytest.mark.parametrize(
    "text", ["H1N1 and an mp3 in SW1A 2AA", "Моя дочь, 3 года", "👨\u200d👩\u200d👧", "à côté", "l0l"]
)
def test_honest_text_is_not_disguised(given, text) -> None:
    assert list(disguise(normalise_comment(text), given())) == []
