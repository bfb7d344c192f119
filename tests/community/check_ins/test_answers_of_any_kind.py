"""Whatever is sent, only an answer to the question is kept, and it comes back as it was."""

import csv
from datetime import date
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community.check_ins.answer_encryption import decrypt, encrypt, pseudonym_of
from community.check_ins.curves import curves_of
from community.check_ins.models import AnswerRound, CheckIn, CheckInVersion
from community.check_ins.questionnaire import Question, Questionnaire, Theme
from community.check_ins.rounds_file import FORMULA, csv_of, plain
from community.check_ins.theme_results import ThemeResult, result_of, score_of, whens_of

SCALES = tuple(Question(f"q{at}", "scale", f"Question {at}?", is_heavy=at % 2 == 1) for at in range(4))
CHOICE = Question("first", "choice", "What first?", options={"a": "Sleep", "b": "Work"})
YES_NO = Question("free", "yes_no", "Free?")
TEXT = Question("say", "short_text", "Say?")
THEME = Theme("t", "Steadiness", SCALES)
ALL = Questionnaire((THEME, Theme("u", "The rest", (CHOICE, YES_NO, TEXT))))
STEPS = st.dictionaries(st.sampled_from([question.key for question in SCALES]), st.integers(1, 5))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda deeper: st.lists(deeper, max_size=3) | st.dictionaries(st.text(), deeper, max_size=3),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(sent=st.dictionaries(st.sampled_from([question.key for question in ALL.questions]), st.text(max_size=700)))
def test_what_is_read_is_an_answer_and_is_read_the_same_again(sent):
    answers = ALL.read(sent)

    assert answers.keys() <= sent.keys()
    for question in ALL.questions:
        answer = answers.get(question.key)
        if question.kind == "scale":
            assert answer in (None, 1, 2, 3, 4, 5)
        if question.kind == "short_text":
            assert answer is None or (0 < len(answer) <= 500 and "\0" not in answer and answer == answer.strip())
    assert ALL.read({key: str(answer) for key, answer in answers.items()}) == answers


@settings(max_examples=100, deadline=None)
@given(text=st.text(st.characters(), max_size=30))
def test_every_text_can_be_written_on_a_page(text):
    (TEXT.read(text) or "").encode()


@pytest.mark.parametrize("length", [499, 500, 501, 10_000])
def test_a_text_is_five_hundred_characters_at_most(length):
    assert TEXT.read("ß" * length) == "ß" * min(length, 500)


@pytest.mark.parametrize("sent", ["YES", "Yes", "true", "on", "1", "nope", "-", " yes"])
def test_only_yes_and_no_are_yes_and_no(sent):
    assert YES_NO.read(sent) is None


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        (SCALES[0], 1, "1 of 5"),
        (SCALES[1], 1, "1 of 5"),
        (SCALES[0], None, ""),
        (CHOICE, "b", "Work"),
        (CHOICE, "gone", ""),
        (YES_NO, "no", "No"),
        (TEXT, "<b>no</b>", "<b>no</b>"),
    ],
)
def test_an_answer_in_words(question, answer, words):
    assert question.in_words(answer) == words


@settings(max_examples=200, deadline=None)
@given(answers=STEPS)
def test_a_score_is_between_one_and_five_and_turning_all_round_turns_it_round(answers):
    score = score_of(THEME, answers)
    turned = score_of(THEME, {key: 6 - step for key, step in answers.items()})

    assert (score is None) == (not answers)
    if score is not None:
        assert 1 <= score <= 5
        assert score + turned == pytest.approx(6, abs=0.11)


@settings(max_examples=200, deadline=None)
@given(before=STEPS, now=STEPS)
def test_what_moved_is_the_difference_of_what_is_shown(before, now):
    result = result_of(ALL, now, before=before)

    for theme in result.moved:
        assert abs(theme.change) >= 0.3
        assert theme.change == round(theme.score - theme.before, 1)
    assert [theme.title for theme in result.themes] == ["Steadiness", "The rest"]
    assert result.lowest is None  # one theme has scales


@pytest.mark.parametrize(
    ("score", "is_lowest", "whens"),
    [
        (None, False, []),
        (1.0, False, ["low"]),
        (2.4, False, ["low"]),
        (2.5, False, ["middle"]),
        (3.7, False, ["middle"]),
        (3.8, False, ["high"]),
        (5.0, False, ["high"]),
        (2.4, True, ["lowest", "low"]),
        (4.0, True, ["lowest", "high"]),
    ],
)
def test_bands_have_edges(score, is_lowest, whens):
    assert whens_of(ThemeResult("Work", score), is_lowest=is_lowest) == whens


@pytest.mark.parametrize(
    ("score", "before", "change"),
    [(3.0, 2.8, 0.2), (3.0, 2.7, 0.3), (2.7, 3.0, -0.3), (None, 3.0, None), (3.0, None, None), (3.0, 3.0, 0.0)],
)
def test_a_change_has_one_place(score, before, change):
    assert ThemeResult("Work", score, before).change == change


@settings(max_examples=100, deadline=None)
@given(value=JSON)
def test_what_is_encrypted_comes_back_and_nothing_of_it_can_be_read(value):
    stored = encrypt(value)

    assert decrypt(stored) == value
    assert stored.isascii()
    assert stored.startswith("gAAAA")


@settings(max_examples=100, deadline=None)
@given(numbers=st.lists(st.integers(1, 2**31), min_size=2, max_size=20, unique=True))
def test_no_two_members_have_one_pseudonym_and_it_has_no_number_of_them(numbers):
    found = [pseudonym_of(number) for number in numbers]

    assert len(set(found)) == len(numbers)
    assert {len(each) for each in found} == {64}


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=20))
def test_no_cell_is_a_formula(text):
    cell = plain(text)

    assert not cell.startswith(FORMULA)
    assert cell in (text, f"'{text}")


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_each_sign_that_begins_a_formula_is_kept_behind_a_quote(first):
    assert plain(f"{first}1") == f"'{first}1"
    assert plain(f"1{first}") == f"1{first}"


def a_version(*themes: Theme) -> CheckInVersion:
    rows = [
        {"key": theme.key, "title": theme.title, "questions": [vars(question) for question in theme.questions]}
        for theme in themes
    ]
    return CheckInVersion(number=1, content={"themes": rows})


def a_round(version: CheckInVersion, **content) -> AnswerRound:
    return AnswerRound(version=version, answered_on=date(2030, 2, 3), payload=encrypt({"answers": {}} | content))


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_the_file_is_read_back_as_it_was_written(text):
    version = a_version(Theme("u", "The rest", (TEXT,)))

    file = csv_of([a_round(version, answers={"say": text}, note=text)])

    rows = list(csv.reader(StringIO(file.removeprefix("\ufeff"), newline="")))
    assert rows == [
        ["Date", "Theme", "Question", "Answer"],
        ["2030-02-03", "The rest", "Say?", plain(text)],
        ["2030-02-03", "", "A note to myself", plain(text)],
    ]


def test_a_file_without_rounds_has_its_headings():
    assert csv_of([]) == "\ufeffDate,Theme,Question,Answer\r\n"


def test_a_round_without_notes_has_no_rows_for_them():
    assert csv_of([a_round(a_version(THEME))]).count("\r\n") == 1 + len(SCALES)


@pytest.mark.django_db
def test_a_curve_has_a_place_for_each_round_whatever_was_asked():
    check_in = CheckIn.objects.create(title="Steady", slug="steady", introduction="One.", themes=[], live=False)
    contents = [a_version(THEME).content, a_version(Theme("t", "Balance", SCALES[:1])).content]
    first, second = (check_in.versions.create(number=at, content=each) for at, each in enumerate(contents, 1))
    rounds = [
        a_round(first, answers={"q0": 1, "q1": 1}),
        a_round(second, answers={"q0": 5}, tried="Tea"),
        a_round(second),
    ]

    curves = curves_of(check_in, rounds)

    assert [(curve.title, curve.values, curve.words) for curve in curves.themes] == [
        ("Balance", [3.0, 5.0, None], ["3", "5", ""])
    ]
    assert [(curve.title, curve.is_over, curve.values) for curve in curves.questions] == [
        ("Question 0?", False, [1.0, 5.0, None]),
        ("Question 1?", True, [1.0, None, None]),
        ("Question 2?", True, [None, None, None]),
        ("Question 3?", True, [None, None, None]),
    ]
    assert (curves.questions[0].first, curves.questions[0].last) == (1.0, 5.0)
    assert curves.questions[2].first is curves.questions[2].last is None
    assert len(curves.marks) == 1
