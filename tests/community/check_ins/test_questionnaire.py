import pytest

from community.check_ins.questionnaire import Question, Questionnaire, Theme

SCALE = Question("sleep", "scale", "How is sleep?")
CHOICE = Question("first", "choice", "What goes first?", options={"a": "Sleep", "b": "Work"})


@pytest.mark.parametrize(
    ("sent", "answer"),
    [("1", 1), ("5", 5), ("0", None), ("6", None), ("99", None), ("-1", None), ("", None), ("3.5", None), ("٣", None)],
)
def test_a_scale_has_five_steps(sent, answer):
    assert SCALE.read(sent) == answer


@pytest.mark.parametrize(("sent", "answer"), [("a", "a"), ("c", None), ("Sleep", None), ("", None), ("-", None)])
def test_a_choice_takes_only_what_is_offered(sent, answer):
    assert CHOICE.read(sent) == answer


@pytest.mark.parametrize(("sent", "answer"), [("yes", "yes"), ("no", "no"), ("maybe", None), ("", None)])
def test_yes_or_no_is_nothing_else(sent, answer):
    assert Question("free", "yes_no", "Free?").read(sent) == answer


@pytest.mark.parametrize(
    ("sent", "answer"),
    [(" <b>hi</b> ", "<b>hi</b>"), ("", None), ("  \n ", None), ("a\0b", "ab"), ("x" * 501, "x" * 500)],
)
def test_a_text_is_kept_as_it_was_typed_up_to_a_limit(sent, answer):
    assert Question("say", "short_text", "Say?").read(sent) == answer


def test_the_heavy_side_is_turned_round_for_the_score_only():
    heavy = Question("late", "scale", "How late?", is_heavy=True)

    assert [heavy.score_of(answer) for answer in (1, 2, 5, None)] == [5, 4, 1, None]
    assert heavy.in_words(5) == "5 of 5"
    assert CHOICE.score_of("a") is None


def test_answers_in_words():
    assert CHOICE.in_words("b") == "Work"
    assert CHOICE.in_words("gone") == ""
    assert Question("free", "yes_no", "Free?").in_words("no") == "No"
    assert SCALE.in_words(None) == ""


@pytest.mark.parametrize(("questions", "minutes"), [(1, 1), (4, 1), (5, 2), (10, 3), (12, 4)])
def test_minutes_are_told_by_the_number_of_questions(questions, minutes):
    asked = tuple(Question(str(number), "scale", "?") for number in range(questions))

    assert Questionnaire((Theme("t", "Work", asked),)).minutes == minutes


def test_only_answers_to_its_own_questions_are_read():
    questions = Questionnaire((Theme("t", "Work", (SCALE, CHOICE)),))

    assert questions.read({"sleep": "3", "first": "x", "other": "5", "csrfmiddlewaretoken": "1"}) == {"sleep": 3}
