import pytest

from community.check_ins.questionnaire import Question, Questionnaire, Theme
from community.check_ins.theme_results import in_words, result_of, score_of, share_of


def theme(name: str, count: int = 2) -> Theme:
    return Theme(
        name, name.capitalize(), tuple(Question(f"{name}{at}", "scale", f"{name} {at}?") for at in range(count))
    )


def questions(*names: str) -> Questionnaire:
    return Questionnaire(tuple(map(theme, names)))


def answers(**scores: int) -> dict[str, int | str]:
    return {f"{name}0": score for name, score in scores.items()}


TEXTS = {
    name: [{"when": when, "text": when, "try_this": ""} for when in ("low", "middle", "high")] for name in ("work",)
}


def test_a_theme_is_the_mean_of_the_scales_that_were_answered():
    assert score_of(theme("work", 3), {"work0": 4, "work1": 5}) == 4.5
    assert score_of(theme("work", 3), {"work0": 4, "work1": 4, "work2": 5}) == 4.3
    assert score_of(theme("work"), {}) is None


@pytest.mark.parametrize(("score", "share"), [(None, 0), (1, 0), (3, 50), (5, 100), (2.3, 32.5)])
def test_bars_begin_at_one(score, share):
    assert share_of(score) == share


@pytest.mark.parametrize(("given", "text"), [([2, 2], "low"), ([2, 3], "middle"), ([4, 3], "middle"), ([4, 4], "high")])
def test_the_text_for_low_middle_and_high(given, text):
    result = result_of(questions("work"), {"work0": given[0], "work1": given[1]}, texts=TEXTS)

    assert [found.text for found in result.texts] == [text]


def test_being_lowest_says_more_than_being_low():
    texts = {
        "care": [{"when": "low", "text": "low", "try_this": ""}, {"when": "lowest", "text": "!", "try_this": "Try"}]
    }

    result = result_of(questions("work", "care"), answers(work=4, care=2), texts=texts)

    assert [(found.theme, found.text, found.try_this) for found in result.texts] == [("Care", "!", "Try")]


def test_nothing_is_lowest_when_two_are():
    result = result_of(questions("work", "care", "self"), answers(work=4, care=2, self=2))

    assert result.lowest is None
    assert result.highest is not None
    assert result.highest.title == "Work"


def test_one_theme_alone_is_neither_highest_nor_lowest():
    result = result_of(questions("work", "care"), answers(work=4))

    assert (result.highest, result.lowest) == (None, None)
    assert [found.title for found in result.scored] == ["Work"]


def test_what_moved_since_the_time_before_the_most_first():
    result = result_of(
        questions("work", "care", "self"), answers(work=4, care=2, self=3), before=answers(work=3, care=4, self=3)
    )

    assert [(found.title, found.change, found.size) for found in result.moved] == [
        ("Care", -2, 2),
        ("Work", 1, 1),
    ]


def test_what_was_not_answered_before_has_not_moved():
    result = result_of(questions("work"), answers(work=4), before={})

    assert result.themes[0].change is None
    assert result.themes[0].mark is None


def test_everything_answered_in_words_and_what_was_skipped():
    asked = Questionnaire((theme("work"),))

    assert [(question.words, words) for question, words in in_words(asked, {"work1": 2})] == [
        ("work 0?", ""),
        ("work 1?", "2 of 5"),
    ]
