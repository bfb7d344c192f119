from datetime import UTC, date, datetime, timedelta

import pytest

from community.check_ins.answering import keep_round
from community.check_ins.models import QuestionTotal
from community.check_ins.shown_totals import shares_of, shown_totals
from community.check_ins.totals import how_many_join, update_totals
from tests.factories import UserFactory

DAY = date(2030, 1, 1)


@pytest.fixture
def open_check_in(check_in):
    check_in.shows_totals = True
    check_in.save()
    return check_in


def answer(version, number, *, on=DAY, counts=True, **answers):
    for _ in range(number):
        keep_round(UserFactory(), version, answers or {"pride": 4}, on=on, counts=counts)


def add_up(day=DAY, *, days=1):
    return update_totals(datetime(day.year, day.month, day.day, 3, tzinfo=UTC) + timedelta(days=days))


def counts(check_in, key="pride"):
    found = QuestionTotal.objects.filter(check_in=check_in, question_key=key).first()
    return found.counts if found else {}


@pytest.mark.parametrize(
    ("answered", "waiting", "join"),
    [(0, 9, 0), (0, 10, 10), (0, 14, 10), (0, 15, 15), (10, 1, 0), (10, 4, 0), (10, 5, 5), (10, 9, 5), (15, 12, 10)],
)
def test_nothing_before_ten_and_then_five_at_a_time(answered, waiting, join):
    assert how_many_join(answered, waiting) == join


def test_totals_begin_at_the_tenth_answer_and_not_before(open_check_in, version, stranger):
    answer(version, 9)
    add_up()
    assert counts(open_check_in) == {}
    assert "What readers answered</h2>" not in stranger.get("/check-ins/work-and-care/").text

    answer(version, 1)
    add_up(days=2)

    assert counts(open_check_in) == {"4": 10}
    assert "What readers answered</h2>" in stranger.get("/check-ins/work-and-care/").text


def test_one_more_answer_changes_nothing_and_the_fifth_does(open_check_in, version):
    answer(version, 10)
    add_up()
    for more in range(1, 6):
        answer(version, 1, pride=1)
        add_up(days=1 + more)
        assert counts(open_check_in) == ({"4": 10, "1": 5} if more == 5 else {"4": 10})


def test_each_question_waits_for_its_own_answers(open_check_in, version):
    answer(version, 10)
    answer(version, 4, free="yes")
    add_up()
    assert counts(open_check_in, "free") == {}

    answer(version, 6, free="no", pride=2)
    add_up(days=2)

    assert counts(open_check_in, "free") == {"yes": 4, "no": 6}
    assert counts(open_check_in) == {"4": 10, "2": 5}


def test_only_those_who_let_it_count(open_check_in, version):
    answer(version, 9)
    answer(version, 30, counts=False)
    add_up()

    assert counts(open_check_in) == {}


def test_the_day_that_is_not_over_waits(open_check_in, version):
    answer(version, 9)
    answer(version, 1, on=DAY + timedelta(days=1))
    answer(version, 1)

    add_up()

    assert counts(open_check_in) == {}


def test_what_was_deleted_before_it_was_added_is_not_in_it_and_what_was_added_stays(open_check_in, version, member):
    own = keep_round(member, version, {"pride": 1}, on=DAY, counts=True)
    answer(version, 9)
    add_up()
    own.delete()
    answer(version, 5)
    add_up(days=2)

    assert counts(open_check_in) == {"1": 1, "4": 14}


def test_once_a_day_is_enough(open_check_in, version, django_assert_num_queries):
    assert add_up() == 1
    with django_assert_num_queries(1):
        assert add_up() == 0
    assert add_up(days=2) == 1


def test_none_where_the_author_does_not_want_them(check_in, version):
    answer(version, 10)

    assert add_up() == 0
    assert QuestionTotal.objects.count() == 0


def test_texts_are_never_added_up(open_check_in, version):
    answer(version, 10, sentence="Mine.")
    add_up()

    assert counts(open_check_in, "sentence") == {}


def test_answers_whose_key_is_lost_count_for_nothing(open_check_in, version, settings):
    answer(version, 10)
    settings.SECRET_KEY = "another-" + "x" * 40
    add_up()

    assert counts(open_check_in) == {}


def test_shares_are_told_in_fifths(version):
    scale = version.questionnaire.themes[0].questions[0]

    shares = shares_of(scale, {"1": 4, "3": 4, "5": 2})

    assert [(share.answer, share.words, share.width) for share in shares] == [
        ("1, Not at all", "about two in five", 40),
        ("2", "almost nobody", 0),
        ("3", "about two in five", 40),
        ("4", "almost nobody", 0),
        ("5, Completely", "about one in five", 20),
    ]


def test_options_are_told_in_words(version):
    choice = version.questionnaire.themes[1].questions[1]

    assert [(share.answer, share.fifths) for share in shares_of(choice, {"sleep": 10})] == [("Sleep", 5), ("People", 0)]


def test_of_questions_that_are_no_longer_asked_nothing_is_shown(open_check_in, version):
    QuestionTotal.objects.create(check_in=open_check_in, question_key="gone", counts={"1": 10})

    assert shown_totals(open_check_in, version.questionnaire) == []
