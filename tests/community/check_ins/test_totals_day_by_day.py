"""Readers come in any order, on any day: what the totals say never moves by fewer than five of them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from community.check_ins.answering import keep_round
from community.check_ins.models import AnswerRound, CountedReader, QuestionTotal
from community.check_ins.questionnaire import Question
from community.check_ins.shown_totals import IN_WORDS, possible_answers, shares_of
from community.check_ins.totals import how_many_join, update_totals
from tests.factories import UserFactory

DAY = date(2030, 1, 1)
PAGE = "/check-ins/work-and-care/"
SCALE = Question("sleep", "scale", "How is sleep?", low="Bad", high="Good")
CHOICE = Question("first", "choice", "What goes first?", options={"a": "Sleep", "b": "Work", "c": "People"})
YES_NO = Question("free", "yes_no", "Free?")
TEXT = Question("say", "short_text", "Say?")


@pytest.fixture
def open_check_in(check_in):
    check_in.shows_totals = True
    check_in.save()
    return check_in


@pytest.fixture
def readers(db):
    return UserFactory.create_batch(26)


def night(days):
    return update_totals(datetime(2030, 1, 1, 3, tzinfo=UTC) + timedelta(days=days))


def sums(key="pride"):
    return QuestionTotal.objects.filter(question_key=key).values_list("counts", flat=True).first() or {}


@settings(max_examples=300, deadline=None)
@given(days=st.lists(st.integers(0, 30), max_size=30))
def test_the_sum_is_nothing_or_ten_and_then_moves_by_fives(days):
    answered = waiting = 0
    for new in days:
        waiting += new
        joining = how_many_join(answered, waiting)
        assert 0 <= joining <= waiting
        assert joining % 5 == 0
        answered, waiting = answered + joining, waiting - joining
        assert answered == 0 or answered >= 10
        assert waiting < (5 if answered else 10)


@settings(max_examples=100, deadline=None)
@given(answered=st.integers(2, 200), waiting=st.integers(0, 4))
def test_fewer_than_five_never_join(answered, waiting):
    assert how_many_join(answered * 5, waiting) == 0


@settings(max_examples=200, deadline=None)
@given(counts=st.dictionaries(st.sampled_from("12345"), st.integers(1, 500), min_size=1))
def test_a_share_is_never_further_off_than_a_tenth(counts):
    total = sum(counts.values())

    for share, step in zip(shares_of(SCALE, counts), "12345", strict=True):
        assert 0 <= share.fifths <= 5
        assert abs(share.fifths / 5 - counts.get(step, 0) / total) <= 0.1 + 1e-9
        assert share.width == share.fifths * 20
        assert share.words == IN_WORDS[share.fifths]


@pytest.mark.parametrize(
    ("yes", "no", "words"),
    [
        (10, 0, ("almost everybody", "almost nobody")),
        (8, 2, ("about four in five", "about one in five")),
        (7, 3, ("about four in five", "about two in five")),
        (6, 4, ("about three in five", "about two in five")),
        (14, 1, ("almost everybody", "almost nobody")),
        (13, 2, ("about four in five", "about one in five")),
        (0, 10, ("almost nobody", "almost everybody")),
    ],
)
def test_fifths_are_told_in_words(yes, no, words):
    shares = shares_of(YES_NO, {"yes": yes, "no": no})

    assert tuple(share.words for share in shares) == words
    assert [share.answer for share in shares] == ["Yes", "No"]


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        (SCALE, ["1, Bad", "2", "3", "4", "5, Good"]),
        (YES_NO, ["Yes", "No"]),
        (CHOICE, ["Sleep", "Work", "People"]),
        (TEXT, []),
    ],
)
def test_every_answer_that_is_possible_has_a_row(question, answers):
    assert [words for _, words in possible_answers(question)] == answers


def test_an_option_that_was_taken_away_still_counts_in_the_whole():
    assert [share.fifths for share in shares_of(CHOICE, {"a": 10, "gone": 40})] == [1, 0, 0]


def test_no_night_tells_the_answer_of_one_reader(open_check_in, version, readers):
    """The same as looking every morning and writing down the difference."""
    seen = [{}]
    for day, reader in enumerate(readers):
        keep_round(reader, version, {"pride": day % 5 + 1}, on=DAY + timedelta(days=day), counts=True)
        night(day + 1)
        seen.append(sums())

    changes = [sum(after.values()) - sum(before.values()) for before, after in zip(seen, seen[1:], strict=False)]
    assert {change for change in changes if change} == {10, 5}
    assert [day for day, change in enumerate(changes, 1) if change] == [10, 15, 20, 25]
    assert sums() == {"1": 5, "2": 5, "3": 5, "4": 5, "5": 5}


def test_an_answer_that_a_reader_skipped_is_not_waited_for(open_check_in, version, readers):
    for at, reader in enumerate(readers[:20]):
        keep_round(reader, version, {"pride": 3} if at % 2 else {"free": "yes"}, on=DAY, counts=True)

    night(1)

    assert (sums("pride"), sums("free")) == ({"3": 10}, {"yes": 10})


def test_no_answer_is_counted_twice_however_often_the_night_comes(open_check_in, version, readers):
    for reader in readers[:12]:
        keep_round(reader, version, {"pride": 3}, on=DAY, counts=True)

    for day in range(1, 6):
        night(day)

    assert sums() == {"3": 10}


def test_the_two_that_waited_are_in_the_next_five(open_check_in, version, readers):
    for at, reader in enumerate(readers[:15]):
        keep_round(
            reader, version, {"pride": 1 if at in (10, 11) else 3}, on=DAY + timedelta(days=at // 12), counts=True
        )
        if at == 11:
            night(1)
            assert sums() == {"3": 10}

    night(2)

    assert sums() == {"1": 2, "3": 13}


@pytest.mark.parametrize(("ahead", "added"), [(0, {"3": 10}), (1, {})])
def test_a_reader_for_whom_it_is_tomorrow_already_waits(open_check_in, version, readers, ahead, added):
    for reader in readers[:10]:
        keep_round(reader, version, {"pride": 3}, on=DAY + timedelta(days=ahead), counts=True)

    night(1)

    assert sums() == added


def test_a_later_round_of_the_same_reader_changes_nothing(open_check_in, version, readers):
    for month in range(3):
        for reader in readers[:10]:
            keep_round(reader, version, {"pride": month + 1}, on=DAY + timedelta(days=31 * month), counts=True)
    night(200)

    assert sums() == {"1": 10}
    assert AnswerRound.objects.filter(counts=True).count() == CountedReader.objects.count() == 10


def test_sums_stay_when_the_author_hides_them_and_are_on_no_page(open_check_in, version, readers, stranger):
    for reader in readers[:10]:
        keep_round(reader, version, {"pride": 3}, on=DAY, counts=True)
    night(1)
    assert "What readers answered" in stranger.get(PAGE).text

    open_check_in.shows_totals = False
    open_check_in.save()

    assert sums() == {"3": 10}
    assert "What readers answered" not in stranger.get(PAGE).text
    assert night(2) == 0


def test_a_question_that_asks_something_else_begins_at_nothing(open_check_in, version, readers):
    for reader in readers[:10]:
        keep_round(reader, version, {"pride": 3}, on=DAY, counts=True)
    night(1)
    open_check_in.themes[0].value["questions"][0].value["asks_something_else"] = True
    open_check_in.save_revision().publish()
    new = next(open_check_in.versions.order_by("-number")[0].questionnaire.questions).key

    night(2)

    assert new != "pride"
    assert (sums("pride"), sums(new)) == ({"3": 10}, {})


@pytest.mark.parametrize("who", ["stranger", "reader"])
def test_the_page_says_before_one_answers_what_happens(open_check_in, who, request):
    page = BeautifulSoup(request.getfixturevalue(who).get(PAGE).text, "html.parser").main
    text = " ".join(page.text.split())

    said = "What readers answered is shown in sums, from ten readers up. Yours count only if you tick it below."
    assert text.index(said) < text.index("How is pride?")
    box = page.select_one("input[name=counts]")
    assert box["type"] == "checkbox"
    assert not box.has_attr("checked")


@pytest.mark.parametrize(("ticked", "shown", "counts"), [(1, 1, True), (1, 0, False), (0, 1, False), (0, 0, False)])
def test_it_counts_only_if_both_want_it(reader, check_in, ticked, shown, counts):
    check_in.shows_totals = bool(shown)
    check_in.save()

    reader.post(
        f"/check-ins/{check_in.pk}/answers/", {"version": "1", "pride": "3"} | ({"counts": "yes"} if ticked else {})
    )

    assert AnswerRound.objects.get().counts is counts
    assert CountedReader.objects.count() == counts


def test_a_row_of_the_sums_names_nobody(open_check_in, version, readers):
    for reader in readers[:10]:
        keep_round(reader, version, {"pride": 3}, on=DAY, counts=True)
    night(1)

    [row] = QuestionTotal.objects.values()
    assert row.keys() == {"id", "check_in_id", "question_key", "counts", "last_round"}
